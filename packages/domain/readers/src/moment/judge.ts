import type { DateTime } from 'luxon';
import { isoOf, nextWeekday, todayAt, type Whereabouts } from './calendar.js';
import { monthDay, numericDate } from './dates.js';
import { fillers, isAside, isIdle } from './fillers.js';
import type { Item, Marked, Scene } from './items.js';

/** What an answer says of days and times after negations and corrections. */
export interface Said {
  /** All days that may be meant; one when they agree. */
  days: DateTime[];
  isRange: boolean;
  isContradiction: boolean;
  /** A day or hour that does not exist was said. */
  isImpossible: boolean;
  times: Extract<Item, { kind: 'time' }>[];
  parts: Extract<Item, { kind: 'part' }>[];
  isRefused: boolean;
  /** Words that were not understood. */
  leftover: string[];
}

const breaks =
  /[;!?]+|,|\.(?!\d)|\b(?:pero|sino|mejor(?! que)|but|instead|rather|actually|digo|perdon|disculpa|sorry|i mean|make it)\b/g;
const corrections = /^(?:sino|mejor|but|instead|rather|actually|digo|perdon|disculpa|sorry|i mean|make it)$/;
const negation =
  /\b(?:no|not|nunca|jamas|tampoco|ni|excepto|menos|salvo|except|imposible|cannot|cant|dont|doesnt|wont|isnt|unavailable|neither|nor|descartado|unless|tengo (?:trabajo|clases?|compromiso|junta|reunion|escuela)|trabajo|ocupad[oa]|busy|working)\b/;
/** Said first, these rule out what comes next. */
const ruledOut = /\w not$|^(?:imposible|except|excepto|salvo|unless|nunca)\b/;
const bareNo = /^(?:(?:ah|ay|uy|oh|mmm?|eh|este|pues|bueno) )*(?:no|nop|nope)$/;
const mark = /#(\d+)#/g;

/** Judges a marked text: which days and times remain. */
export function judge(marked: Marked, where: Whereabouts): Said {
  const scene = { where, today: todayAt(where) };
  const items = settlePairs(marked.items, marked.text, scene);
  const segments = segmentsOf(marked.text);
  const isAlternative = /\b(?:si no|sino se puede|if not|o si no|or else)\b/.test(marked.text);
  const kept: Item[] = [];
  const leftover: string[] = [];
  let refused = 0;
  let isOpenNegation = false;
  let isTimeRuledOut = false;
  for (const [place, { text, isCorrection }] of segments.entries()) {
    const own = [...text.matchAll(mark)].map(([, at]) => items[Number(at)]).filter((item) => item !== undefined);
    const days = own.filter(isDay);
    if (isCorrection && days.length > 0) removeAll(kept, isDay);
    if (isCorrection && own.some((item) => item.kind === 'time')) removeAll(kept, (item) => item.kind === 'time');
    const isNegated = negation.test(text) && !isAlternative;
    if (isNegated && own.length > 0) {
      refused += days.length;
      isTimeRuledOut ||= days.length === 0;
      if (isMixed(text)) kept.push(...own, ...own.filter(isDay).map(() => unclear));
      continue;
    }
    if (isNegated && (kept.length > 0 ? !/^no\b/.test(text.trim()) : ruledOut.test(text.trim()))) isOpenNegation = true;
    kept.push(...own);
    const strange = wordsOf(text);
    const isBeside = own.length === 0 && place === 0 && !isNegated && !marked.text.includes('?');
    if (!isBeside || !isAside(text, strange)) leftover.push(...strange);
  }
  const isTrailingNo = segments.length > 1 && kept.some(isDay) && /^(?:no|not)$/.test(lastWords(segments));
  const hasTime = kept.some(({ kind }) => kind === 'time' || kind === 'part');
  if (
    isOpenNegation ||
    isTrailingNo ||
    (isTimeRuledOut && !hasTime) ||
    /\b(?:no se|not sure|no estoy segur[oa])\b/.test(marked.text)
  )
    leftover.push('no');
  return {
    ...settleDays(kept, scene),
    ...timesOf(kept),
    isRefused: refused > 0 && !kept.some(isDay),
    leftover: [...leftover, ...rangeWords(marked.text), ...vagueWords(marked.text, items)],
  };
}

const unclear: Item = { kind: 'days', days: [], isRange: true };

function lastWords(segments: readonly Segment[]): string {
  return segments.at(-1)?.text.trim() ?? '';
}

interface Segment {
  text: string;
  isCorrection: boolean;
}

function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  let isCorrection = false;
  for (const match of text.matchAll(breaks)) {
    segments.push({ text: text.slice(from, match.index), isCorrection });
    isCorrection = corrections.test(match[0]) || (isCorrection && segments.at(-1)?.text.trim() === '');
    from = match.index + match[0].length;
  }
  segments.push({ text: text.slice(from), isCorrection });
  const filled = segments.filter((segment) => segment.text.trim() !== '');
  // `a las 5, no, a las 6`: a bare no between two parts corrects the first.
  return filled.flatMap((segment, at) => {
    if (bareNo.test(segment.text.trim()) && at < filled.length - 1) return [];
    const before = filled[at - 1];
    return [{ ...segment, isCorrection: segment.isCorrection || bareNo.test(before?.text.trim() ?? '') }];
  });
}

/** `mañana no el viernes` rules out one of two, and one cannot tell which. */
function isMixed(text: string): boolean {
  return /#\d+#.*\b(?:no|not|menos)\b.*#\d+#/.test(text) && !/\b(?:ni|nor)\b/.test(text);
}

/** `como el 10 de diciembre`: about that day. About an hour is that hour. */
function vagueWords(text: string, items: readonly Item[]): string[] {
  const about = /\b(?:como|por ahi|alrededor|cerca|around|(?<!how )about) (?:del? |el |the )*#(\d+)#/g;
  return [...text.matchAll(about)].some(([, at]) => items[Number(at)]?.kind === 'days') ? ['range'] : [];
}

function rangeWords(text: string): string[] {
  if (/\b(?:misma hora|same time|a ver si|si es que|si alcanzo|ojala pueda)\b/.test(text)) return ['range'];
  return /\b(?:antes|despues|before|after|hasta|until|desde|since|a partir|from|by|luego|mas tardar)(?: de| del| el| the| de el| que)* #/.test(
    text,
  )
    ? ['range']
    : [];
}

function wordsOf(text: string): string[] {
  const words = text.replace(mark, ' ').match(/[a-z0-9]+/g) ?? [];
  return words.filter((word) => !fillers.has(word) && !isIdle(word) && !negation.test(word));
}

function isDay(item: Item): boolean {
  return item.kind === 'days' || item.kind === 'weekday';
}

function removeAll(items: Item[], which: (item: Item) => boolean): void {
  const rest = items.filter((item) => !which(item));
  items.splice(0, items.length, ...rest);
}

/** `10.30` beside a day, after `a las` or as an impossible date is a time. */
function settlePairs(items: readonly Item[], text: string, scene: Scene): Item[] {
  const hasDay = items.some(isDay);
  return items.map((item) => {
    if (item.kind !== 'pair') return item;
    const { first, second, sign } = item;
    const [dated] = numericDate(first, second, { scene, year: null });
    const isDate = dated?.kind === 'days' && dated.days.length > 0 && !hasDay && (sign === '-' || second <= 12);
    if (isDate) return dated;
    if (sign === '.' && first < 24 && second < 60) {
      return {
        kind: 'time',
        from: { hour: first, minute: second, half: first > 12 ? 'PM' : first === 12 ? 'PM' : null },
        to: null,
      };
    }
    if (sign === '-' && hasDay && first < 24 && second <= 24 && text !== '') {
      const clock = (hour: number): { hour: number; minute: number; half: 'PM' | null } => ({
        hour,
        minute: 0,
        half: hour > 11 ? 'PM' : null,
      });
      return { kind: 'time', from: clock(first), to: clock(second) };
    }
    return dated ?? item;
  });
}

function settleDays(
  items: readonly Item[],
  scene: Scene,
): Pick<Said, 'days' | 'isRange' | 'isContradiction' | 'isImpossible'> {
  const dated = items.filter((item) => item.kind === 'days');
  const named = items.filter((item) => item.kind === 'weekday');
  const possible = dated.length > 0 ? dated.flatMap((item) => item.days) : [];
  const isImpossible = dated.some((item) => item.days.length === 0 && !item.isRange);
  const weekdays = named.map((item) => nextWeekday(item.weekday, scene.today));
  const isRange = dated.some((item) => item.isRange);
  if (dated.length === 0) return { days: distinct(weekdays), isRange: false, isContradiction: false, isImpossible };
  const days = distinct(possible);
  const isCheckedBy = (date: DateTime): boolean => named.every((item) => item.weekday === date.weekday);
  if (days.length > 1 && named.length > 0 && days.filter(isCheckedBy).length === 1 && !isRange) {
    return { days: days.filter(isCheckedBy), isRange, isContradiction: false, isImpossible };
  }
  if (days.every(isCheckedBy)) return { days, isRange, isContradiction: isImpossible && days.length > 0, isImpossible };
  return { days: distinct([...days, ...weekdays]), isRange, isContradiction: true, isImpossible };
}

function timesOf(items: readonly Item[]): Pick<Said, 'times' | 'parts'> {
  return { times: items.filter((item) => item.kind === 'time'), parts: items.filter((item) => item.kind === 'part') };
}

function distinct(days: readonly DateTime[]): DateTime[] {
  return [...new Map(days.map((day) => [isoOf(day), day])).values()];
}

/** Bare numbers that remain: a day of the month when no day was said, an hour when one was. */
export function bareNumber(said: Said, scene: Scene): Said {
  const numbers = said.leftover.filter((word) => /^\d+$/.test(word));
  const [only = ''] = numbers;
  if (numbers.length !== 1 || only.length > 2) return said;
  const leftover = said.leftover.filter((word) => word !== only);
  if (
    said.days.length === 0 &&
    said.times.length === 0 &&
    said.parts.length === 0 &&
    !said.isRange &&
    !said.isRefused &&
    leftover.length === 0
  ) {
    const [item] = monthDay(Number(only), scene);
    return item?.kind === 'days' ? { ...said, days: item.days, leftover } : said;
  }
  const isHour = said.days.length === 1 && said.times.length === 0 && Number(only) < 24 && leftover.length === 0;
  if (!isHour) return said;
  const hour = Number(only);
  return {
    ...said,
    leftover,
    times: [{ kind: 'time', from: { hour, minute: 0, half: hour > 11 ? 'PM' : null }, to: null }],
  };
}
