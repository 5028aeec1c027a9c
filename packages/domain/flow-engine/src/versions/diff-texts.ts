import type { Locale } from '../model.js';
import { pickText } from '../text/flow-text.js';
import { isKeyed, isSameJson } from './equal.js';
import { isText, valueInWords } from './value-words.js';

/** A text of a block in both states; null in the state that does not have it. */
export interface ChangedText {
  before: string | null;
  after: string | null;
}

const noMoney = { currency: '', country: '' };

/** The changed texts for visitors between two states of a block's options, in their order in the options. */
export function changedTexts(before: unknown, after: unknown, locale: Locale): ChangedText[] {
  if (isSameJson(before, after)) return [];
  if (isTextOrAbsent(before) && isTextOrAbsent(after)) return changedText(before, after, locale);
  if (Array.isArray(before) && Array.isArray(after)) return changedMembers(before, after, locale);
  if (!isKeyed(before) || !isKeyed(after)) return [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    changedTexts(before[key], after[key], locale),
  );
}

function changedMembers(before: readonly unknown[], after: readonly unknown[], locale: Locale): ChangedText[] {
  const ids = (list: readonly unknown[]): (string | null)[] =>
    list.map((item) => (isKeyed(item) && typeof item['id'] === 'string' ? item['id'] : null));
  const [old, now] = [ids(before), ids(after)];
  if ([...old, ...now].includes(null)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, at) => changedTexts(before[at] ?? {}, after[at] ?? {}, locale)).flat();
  }
  return [...new Set([...old, ...now])].flatMap((id) =>
    changedTexts(before[old.indexOf(id)] ?? {}, after[now.indexOf(id)] ?? {}, locale),
  );
}

function changedText(before: FlowTextLike, after: FlowTextLike, locale: Locale): ChangedText[] {
  const other: Locale = locale === 'es' ? 'en' : 'es';
  const shown = before?.[locale] === after?.[locale] ? other : locale;
  const words = (text: FlowTextLike): string | null =>
    text === undefined ? null : valueInWords('text', pickText(text, shown, shown), { profile: noMoney, locale });
  const change = { before: words(before), after: words(after) };
  return change.before === change.after ? [] : [change];
}

type FlowTextLike = { es?: string; en?: string } | undefined;

function isTextOrAbsent(value: unknown): value is FlowTextLike {
  return value === undefined || isText(value);
}
