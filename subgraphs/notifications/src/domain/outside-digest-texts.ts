import { kindNames, lineOf, timesOf } from './digest-texts.js';
import { kindDefaults, notificationKinds, type NotificationKind, type Severity } from './kinds.js';
import { pathOf } from './notification-texts.js';
import type { GatheredOccasion, OutsideGroup } from './outside-digest.js';
import { outsideFiguresOf, type OutsideFigures } from './outside-figures.js';

type Locale = 'es' | 'en';

/** One of the newest occasions of a kind. */
interface LetterLine extends OutsideFigures {
  readonly occasion: GatheredOccasion;
  /** When, which bot, and what. */
  readonly text: string;
  readonly botName: string | null;
  readonly path: string;
}

interface LetterKind {
  readonly kind: NotificationKind;
  readonly severity: Severity;
  /** Its name with how many there were. */
  readonly title: string;
  readonly count: number;
  readonly overCount: number;
  readonly latest: readonly LetterLine[];
}

/** What other systems are told together, in the language of the organization. */
export interface OutsideLetter {
  readonly title: string;
  readonly text: string;
  /** Below the address of the portal. */
  readonly path: string;
  readonly count: number;
  readonly since: Date;
  /** In the order of their weight. */
  readonly kinds: readonly LetterKind[];
}

interface LetterTexts {
  readonly title: (count: number) => string;
  readonly text: (since: string, zone: string) => string;
  readonly kind: (name: string, count: number, overCount: number) => string;
  readonly over: string;
}

const texts: Readonly<Record<Locale, LetterTexts>> = {
  es: {
    title: (count) => (count === 1 ? 'Resumen de avisos: 1 aviso' : `Resumen de avisos: ${count} avisos`),
    text: (since, zone) => `Lo que pasó desde el ${since}. Horas de ${zone}.`,
    kind: (name, count, over) => (over === 0 ? `${name}: ${count}` : `${name}: ${count} (ya pasaron: ${over})`),
    over: 'ya pasó',
  },
  en: {
    title: (count) => (count === 1 ? 'Alert digest: 1 alert' : `Alert digest: ${count} alerts`),
    text: (since, zone) => `What happened since ${since}. Times of ${zone}.`,
    kind: (name, count, over) => (over === 0 ? `${name}: ${count}` : `${name}: ${count} (over: ${over})`),
    over: 'over',
  },
};

const pathToFeed = '/notifications';
/** So many of each kind are listed. */
export const latestOfKind = 3;

/** What is said of groups; null where there are none. */
export function outsideLetter(
  groups: readonly OutsideGroup[],
  parts: { readonly names: ReadonlyMap<string, string>; readonly locale: Locale; readonly timeZone: string },
): OutsideLetter | null {
  const [first] = groups.map(({ since }) => since).toSorted((a, b) => a.getTime() - b.getTime());
  if (first === undefined) return null;
  const { locale, timeZone, names } = parts;
  const said = texts[locale];
  const format = timesOf(locale, timeZone);
  const count = sumOf(groups, 'count');
  const kinds = notificationKinds.flatMap((kind): LetterKind[] => {
    const own = groups.filter((group) => group.kind === kind);
    if (own.length === 0) return [];
    const [total, overCount] = [sumOf(own, 'count'), sumOf(own, 'overCount')];
    const newest = own
      .flatMap(({ latest }) => latest)
      .toSorted((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime() || (a.id < b.id ? 1 : -1));
    const latest = newest
      .slice(0, latestOfKind)
      .map((occasion) => letterLine(occasion, { locale, format, name: names.get(occasion.botIds[0] ?? '') ?? null }));
    const title = said.kind(kindNames[locale][kind], total, overCount);
    return [{ kind, severity: kindDefaults[kind].severity, title, count: total, overCount, latest }];
  });
  const text = said.text(format(first), timeZone);
  return { title: said.title(count), text, path: pathToFeed, count, since: first, kinds };
}

function letterLine(
  occasion: GatheredOccasion,
  said: { readonly locale: Locale; readonly format: (at: Date) => string; readonly name: string | null },
): LetterLine {
  const { kind, facts, occurredAt, isOver } = occasion;
  const { locale, format, name: botName } = said;
  const what = [...(botName === null ? [] : [botName]), lineOf(kind, facts, locale)].join(': ');
  const text = [format(occurredAt), what, ...(isOver ? [texts[locale].over] : [])].join(' · ');
  return { ...outsideFiguresOf(occasion), occasion, text, botName, path: pathOf(occasion, 'ORGANIZATION_ADMIN') };
}

function sumOf(groups: readonly OutsideGroup[], name: 'count' | 'overCount'): number {
  return groups.reduce((sum, group) => sum + group[name], 0);
}
