import { localDayOf } from '@tertulia/metrics';
import { previousOf, type Window } from './window.js';
import { dayAfter, startOfDay } from './zone-days.js';

/** What a window is compared with. */
export type Comparison = 'PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR';

export function comparedWindow(window: Window, timeZone: string, comparison: Comparison): Window {
  return comparison === 'PREVIOUS_PERIOD' ? previousOf(window, timeZone) : aYearBefore(window, timeZone);
}

/** The same local days and times of the year before. 28 February stands for 29. */
function aYearBefore({ from, to }: Window, timeZone: string): Window {
  const first = localDayOf(from, timeZone);
  const last = localDayOf(new Date(to.getTime() - 1), timeZone);
  const [before, end] = [yearBefore(first), yearBefore(last)];
  const isWholeDay = startOfDay(dayAfter(last), timeZone).getTime() === to.getTime();
  const shifted = (time: Date, day: string, target: string): Date =>
    new Date(startOfDay(target, timeZone).getTime() + time.getTime() - startOfDay(day, timeZone).getTime());
  return {
    from: shifted(from, first, before),
    to: isWholeDay ? startOfDay(dayAfter(end), timeZone) : shifted(to, last, end),
  };
}

function yearBefore(day: string): string {
  const rest = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${rest}`;
}
