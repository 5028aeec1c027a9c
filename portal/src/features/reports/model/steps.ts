import type { Range } from '../../dashboard/index.js';

/** A day as reports count it. */
export type CountedDay = {
  date: string;
  conversations: number;
  goals: number;
  completed: number;
  previousConversations: number | null;
};

/** One point of a chart: a day, or seven of them. Both days are included. */
export type Step = Omit<CountedDay, 'date'> & { days: Range };

/** The points of a chart, how long they are, and whether the last is not complete. */
export type Steps = { points: readonly Step[]; length: 'day' | 'week'; isLastPartial: boolean; lastDays: number };

/** More days than this are drawn by weeks: a line of a year of days is a hedge. */
const mostSingleDays = 92;
const weekDays = 7;

/**
 * Days as the points of a chart. Weeks begin with the first day of the range, as those of the previous period do, so that they are compared
 * like with like; the last one may be shorter. A point that ends today is not complete either.
 */
export function stepsOf(days: readonly CountedDay[], today: string): Steps {
  const length = days.length > mostSingleDays ? 'week' : 'day';
  const size = length === 'week' ? weekDays : 1;
  const points: Step[] = [];
  for (let at = 0; at < days.length; at += size) points.push(together(days.slice(at, at + size)));
  const last = points.at(-1)?.days ?? { from: today, to: today };
  const lastDays = days.length % size === 0 ? size : days.length % size;
  return { points, length, isLastPartial: last.to >= today || lastDays < size, lastDays };
}

function together(days: readonly CountedDay[]): Step {
  const sum = (of: (day: CountedDay) => number): number => days.reduce((total, day) => total + of(day), 0);
  const from = days[0]?.date ?? '';
  return {
    days: { from, to: days.at(-1)?.date ?? from },
    conversations: sum((day) => day.conversations),
    goals: sum((day) => day.goals),
    completed: sum((day) => day.completed),
    previousConversations: days.every((day) => day.previousConversations === null)
      ? null
      : sum((day) => day.previousConversations ?? 0),
  };
}

/** The points without the previous period if it has no data, or is not wanted: no data is not a line of zeros. */
export function comparedSteps(points: readonly Step[], isWanted: boolean): Step[] {
  const hasPast = isWanted && points.some((point) => (point.previousConversations ?? 0) > 0);
  return points.map((point) => (hasPast ? point : { ...point, previousConversations: null }));
}
