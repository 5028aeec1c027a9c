import { addDays, dayOf, hourOf, startOfDay } from '../../../i18n/days.js';

/** The period of the metrics. */
export type Period = 'today' | 'week' | 'month';

/** The periods in the order of the switch. */
export const periods: readonly Period[] = ['today', 'week', 'month'];

const days: Record<Period, number> = { today: 1, week: 7, month: 30 };

/** A half-open time range, as ISO instants. */
export type Range = { from: string; to: string };

/** Parses a period from the address; 30 days if it is invalid. */
export function parsePeriod(text: string | null): Period {
  return periods.find((period) => period === text) ?? 'month';
}

/** Whole days of the organization, today included, half-open: `to` is the midnight that ends today. ISO instants in UTC. */
export function rangeOf(period: Period, nowMs: number, timeZone: string): Range {
  const today = dayOf(nowMs, timeZone);
  const startIso = (daysAfter: number): string =>
    new Date(startOfDay(addDays(today, daysAfter), timeZone)).toISOString();
  return { from: startIso(1 - days[period]), to: startIso(1) };
}

/** Morning until noon, then afternoon until seven, then evening, in the organization's time zone. */
export function partOfDay(nowMs: number, timeZone: string): 'morning' | 'afternoon' | 'evening' {
  const hour = hourOf(nowMs, timeZone);
  if (hour >= 5 && hour < 12) return 'morning';
  return hour >= 12 && hour < 19 ? 'afternoon' : 'evening';
}

/**
 * The calendar days of a range, both included, as YYYY-MM-DD in the organization's zone, for filters of conversation
 * lists.
 */
export function daysOf(range: Range, timeZone: string): Range {
  return { from: dayOf(Date.parse(range.from), timeZone), to: dayOf(Date.parse(range.to) - 1, timeZone) };
}
