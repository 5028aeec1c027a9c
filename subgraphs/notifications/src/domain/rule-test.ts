import type { MeasuredKind } from './kinds.js';
import { figureOf, verdictOf, type Measure, type Totals } from './measure.js';
import { looked, unwatched, type Patience } from './watch.js';

const hourMs = 3_600_000;
const weekHours = 168;
/** The hours that a test shows, and the weeks before them that say what is usual. */
export const testedHours = weekHours;
export const usualHours = 4 * weekHours;

/** One hour of a test. */
export interface TestedHour {
  readonly start: Date;
  /** In the unit of the rule's threshold; null where nothing was counted. */
  readonly value: number | null;
  readonly sample: number;
  /** Whether the rule would have been broken in it. */
  readonly isWrong: boolean;
}

/** What a rule would have done in the hours that follow each other from `from` on. */
export function testedRule(
  { kind, measure, patience }: { readonly kind: MeasuredKind; readonly measure: Measure; readonly patience: Patience },
  { from, totals }: { readonly from: Date; readonly totals: readonly Totals[] },
): { readonly hours: TestedHour[]; readonly timesTold: number } {
  let watch = unwatched;
  let timesTold = 0;
  const hours = totals.map((hour, index) => {
    const startMs = from.getTime() + index * hourMs;
    const figure = figureOf(kind, hour);
    const verdict = verdictOf(kind, figure, measure);
    const seen = looked(watch, { verdict, patience, nowMs: startMs + hourMs });
    watch = seen.watch;
    if (seen.notice === 'BEGAN' || seen.notice === 'AGAIN') timesTold += 1;
    return { start: new Date(startMs), ...figure, isWrong: verdict === 'WRONG' };
  });
  return { hours, timesTold };
}

/**
 * For each tested hour, the conversations of the window that ends with it, and in how many of the four weeks before it the same window had
 * some. `conversations` are those of each hour of the five weeks, oldest first.
 */
export function trafficTotals(
  conversations: readonly number[],
  windowMinutes: number,
): Pick<Totals, 'conversations' | 'usualWeeks'>[] {
  const windowHours = Math.max(1, Math.round(windowMinutes / 60));
  const sum = (end: number): number => conversations.slice(end - windowHours, end).reduce((all, one) => all + one, 0);
  return Array.from({ length: testedHours }, (_, index) => {
    const end = usualHours + index + 1;
    const usualWeeks = [1, 2, 3, 4].filter((week) => sum(Math.max(windowHours, end - week * weekHours)) > 0).length;
    return { conversations: sum(end), usualWeeks };
  });
}
