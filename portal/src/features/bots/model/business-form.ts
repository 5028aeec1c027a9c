import type { OpeningHours, TimeInterval } from '@tertulia/flow-engine';

/** Intervals of a weekday (1 = Monday ... 7 = Sunday); a closed day has none. */
export function intervalsOf(hours: readonly OpeningHours[], weekday: number): TimeInterval[] {
  return hours.find((entry) => entry.weekday === weekday)?.intervals ?? [];
}

/** Sets the intervals of a weekday; a day without intervals leaves the list. */
export function withIntervals(
  hours: readonly OpeningHours[],
  weekday: number,
  intervals: TimeInterval[],
): OpeningHours[] {
  const others = hours.filter((entry) => entry.weekday !== weekday);
  const all = intervals.length === 0 ? others : [...others, { weekday, intervals }];
  return all.toSorted((a, b) => a.weekday - b.weekday);
}

/** Copies the intervals of one weekday to all. */
export function copiedToAll(hours: readonly OpeningHours[], weekday: number): OpeningHours[] {
  const intervals = intervalsOf(hours, weekday);
  if (intervals.length === 0) return [];
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ weekday: day, intervals: intervals.map((one) => ({ ...one })) }));
}

/** The next interval to offer: the usual day, or the hours after the last one. */
export function nextInterval(intervals: readonly TimeInterval[]): TimeInterval {
  const last = intervals.at(-1);
  if (last === undefined) return { opens: '09:00', closes: '18:00' };
  const from = Math.min(toMinutes(last.closes) + 60, 22 * 60);
  return { opens: toTime(from), closes: toTime(Math.min(from + 180, 24 * 60)) };
}

/** What is wrong with a day's intervals; null if they are valid. */
export function intervalsProblem(intervals: readonly TimeInterval[]): 'incomplete' | 'backwards' | 'overlap' | null {
  const isTime = (time: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u.test(time);
  if (intervals.some(({ opens, closes }) => !isTime(opens) || !isTime(closes))) return 'incomplete';
  if (intervals.some(({ opens, closes }) => toMinutes(opens) >= toMinutes(closes))) return 'backwards';
  const sorted = intervals.toSorted((a, b) => toMinutes(a.opens) - toMinutes(b.opens));
  const overlaps = sorted.some((one, index) => {
    const next = sorted[index + 1];
    return next !== undefined && toMinutes(next.opens) < toMinutes(one.closes);
  });
  return overlaps ? 'overlap' : null;
}

/** True for an http or https address. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

/**
 * Parses an amount as people of the region write it (`280`, `1,200.50`, `1.200,50`) into minor units. Null if it is
 * empty or not an amount.
 */
export function readAmount(text: string, digits: number): number | null {
  const bare = text.replaceAll(/[^\d.,-]/gu, '');
  if (!/\d/u.test(bare) || bare.includes('-')) return null;
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const tail = last === -1 ? '' : bare.slice(last + 1);
  const isDecimal = last !== -1 && tail.length > 0 && tail.length !== 3 && digits > 0;
  const whole = (isDecimal ? bare.slice(0, last) : bare).replaceAll(/[.,]/gu, '');
  const fraction = isDecimal ? tail.slice(0, digits).padEnd(digits, '0') : '0'.repeat(digits);
  const minor = Number(`${whole === '' ? '0' : whole}${fraction}`);
  return Number.isSafeInteger(minor) && minor <= 2_147_483_647 ? minor : null;
}

/** True for an empty text, which means no price, and for a text that is an amount. */
export function isAmount(text: string, digits: number): boolean {
  return (
    text.trim() === '' ||
    (/^[\s\p{Sc}\p{L}/.]{0,6}\d[\d.,\s]*[\p{Sc}\p{L}.]{0,6}$/u.test(text.trim()) && readAmount(text, digits) !== null)
  );
}

/** Minor units as plain digits for an input: `28000` with two digits is `280`, `28050` is `280.50`. */
export function amountText(minor: number | null, digits: number): string {
  if (minor === null) return '';
  const value = minor / 10 ** digits;
  return Number.isInteger(value) ? String(value) : value.toFixed(digits);
}

function toMinutes(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function toTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
