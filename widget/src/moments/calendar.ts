import { minutesOf, slotMinutes, timeOf } from '@tertulia/readers/slots';
import type { OpenDay } from '../conversation/model.js';

const dayMs = 86_400_000;

/** The weeks from the first day to the last, Monday first; null for a day that cannot be chosen. */
export function weeksOf(
  days: readonly OpenDay[],
): readonly { readonly date: string; readonly day: OpenDay | null }[][] {
  const known = new Map(days.map((day) => [day.date, day]));
  const first = Date.parse(days[0]?.date ?? '');
  const last = Date.parse(days.at(-1)?.date ?? '');
  if (Number.isNaN(first) || Number.isNaN(last)) return [];
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * dayMs;
  const weeks = Math.ceil((last - monday + dayMs) / (7 * dayMs));
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, at) => {
      const date = new Date(monday + (week * 7 + at) * dayMs).toISOString().slice(0, 10);
      return { date, day: known.get(date) ?? null };
    }),
  );
}

/** The times of a day, every half hour from each opening until it closes. */
export function timesOf({ hours }: OpenDay): readonly string[] {
  return hours.flatMap(({ opens, closes }) => {
    const times: string[] = [];
    for (let at = minutesOf(opens); at < minutesOf(closes); at += slotMinutes) times.push(timeOf(at));
    return times;
  });
}
