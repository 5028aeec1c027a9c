import { digestKind, type DigestKind, type GatheredGroup } from './digest.js';
import type { Facts, NotificationKind } from './kinds.js';
import { textsOf } from './notification-texts.js';

type Locale = 'es' | 'en';

export const kindNames: Readonly<Record<Locale, Readonly<Record<NotificationKind, string>>>> = {
  es: {
    ...{ WAITING_HUMAN: 'Alguien espera', URGENT: 'Urgencias', INTEGRATION_BROKEN: 'Integraciones' },
    ...{ PUBLICATION_FAILED: 'Publicaciones', QUOTA: 'Límites del plan', BAD_RATING: 'Malas calificaciones' },
    ...{
      GOAL: 'Objetivos',
      REPORT_FAILED: 'Reportes programados',
      ERROR_RATE: 'Fallas',
      UNANSWERED: 'Preguntas sin respuesta',
    },
    ...{ SLOW: 'Respuestas lentas', NO_TRAFFIC: 'Sin conversaciones' },
  },
  en: {
    ...{ WAITING_HUMAN: 'Somebody waits', URGENT: 'Emergencies', INTEGRATION_BROKEN: 'Integrations' },
    ...{ PUBLICATION_FAILED: 'Publications', QUOTA: 'Limits of the plan', BAD_RATING: 'Bad ratings' },
    ...{
      GOAL: 'Goals',
      REPORT_FAILED: 'Scheduled reports',
      ERROR_RATE: 'Failures',
      UNANSWERED: 'Unanswered questions',
    },
    ...{ SLOW: 'Slow answers', NO_TRAFFIC: 'No conversations' },
  },
};

interface LetterTexts {
  readonly title: (count: number) => string;
  readonly intro: (zone: string) => string;
  /** Of the mail at the end of an hour with too many of a kind. */
  readonly hourTitle: (kind: string, count: number) => string;
  readonly hourIntro: (zone: string) => string;
  readonly action: string;
}

const texts: Readonly<Record<Locale, LetterTexts>> = {
  es: {
    title: (count) => (count === 1 ? 'Tu resumen: 1 aviso sin leer' : `Tu resumen: ${count} avisos sin leer`),
    intro: (zone) => `Esto pasó y todavía no lo leíste. Horas de ${zone}.`,
    hourTitle: (kind, count) => (count === 1 ? `${kind}: 1 aviso más` : `${kind}: ${count} avisos más`),
    hourIntro: (zone) =>
      `Hubo muchos en una hora; los que no te llegaron por separado van juntos en este correo. Horas de ${zone}.`,
    action: 'Ver mis avisos',
  },
  en: {
    title: (count) =>
      count === 1 ? 'Your digest: 1 unread notification' : `Your digest: ${count} unread notifications`,
    intro: (zone) => `This happened, and you have not read it yet. Times of ${zone}.`,
    hourTitle: (kind, count) => (count === 1 ? `${kind}: 1 more notification` : `${kind}: ${count} more notifications`),
    hourIntro: (zone) =>
      `There were many within an hour; those that did not come by themselves are together in this mail. Times of ${zone}.`,
    action: 'See my notifications',
  },
};

interface LetterParts {
  /** Of the mail. */
  readonly kind: NotificationKind | DigestKind;
  /** Of bots, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly linesMax: number;
}

interface Letter {
  readonly title: string;
  readonly lines: readonly string[];
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** How many have no line. */
  readonly more: number;
  readonly actionLabel: string;
}

/** What a mail about several notifications says: a section for each group, as long as there are lines left for it. */
export function digestLetter(groups: readonly GatheredGroup[], parts: LetterParts): Letter {
  const { locale, names, timeZone, linesMax } = parts;
  const said = texts[locale];
  const format = timesOf(locale, timeZone);
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  let left = linesMax;
  const sections = groups.flatMap(({ kind, botIds, count, latest }) => {
    const shown = latest.slice(0, left);
    left -= shown.length;
    const bots = botIds.flatMap((id) => names.get(id) ?? []);
    const heading = [kindNames[locale][kind], ...(bots.length === 0 ? [] : [bots.join(', ')])].join(' · ');
    const lines = shown.map(({ occurredAt, facts }) => `${format(occurredAt)} · ${lineOf(kind, facts, locale)}`);
    return lines.length === 0 ? [] : [{ title: `${heading} (${count})`, lines }];
  });
  const more = total - (linesMax - left);
  const { kind: ofMail } = parts;
  const title = ofMail === digestKind ? said.title(total) : said.hourTitle(kindNames[locale][ofMail], total);
  const intro = ofMail === digestKind ? said.intro(timeZone) : said.hourIntro(timeZone);
  return { title, lines: [intro], sections, more, actionLabel: said.action };
}

/** The title where it names what it is about, otherwise what the heading does not say. */
export function lineOf(kind: NotificationKind, facts: Facts, locale: Locale): string {
  const { title, body } = textsOf({ kind, facts }, locale);
  return kind === 'BAD_RATING' ? body : kind === 'PUBLICATION_FAILED' || isFigure(facts) ? `${title}. ${body}` : title;
}

function isFigure({ notice }: Facts): boolean {
  return notice !== undefined;
}

export function timesOf(locale: Locale, timeZone: string): (at: Date) => string {
  const parts = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat(locale === 'es' ? 'es-419' : 'en', { ...parts, timeZone, hourCycle: 'h23' });
  return (at) => format.format(at);
}
