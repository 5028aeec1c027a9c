/** The change from the previous period: its size, whether it is an improvement, and whether there is none. */
export type Change = { amount: number; isBetter: boolean; isNone: boolean };

/** The relative change of a count; null when the previous one was 0 or is unknown. */
export function relativeChange(value: number | null, previous: number | null): Change | null {
  if (value === null || previous === null || previous === 0) return null;
  return changeOf((value - previous) / previous, 'up');
}

/** The difference of two numbers of the same unit: shares or milliseconds. */
export function absoluteChange(
  value: number | null,
  previous: number | null,
  goodDirection: 'up' | 'down',
): Change | null {
  if (value === null || previous === null) return null;
  return changeOf(value - previous, goodDirection);
}

const smallest = 0.0005;

function changeOf(amount: number, goodDirection: 'up' | 'down'): Change {
  return { amount, isBetter: goodDirection === 'up' ? amount > 0 : amount < 0, isNone: Math.abs(amount) < smallest };
}

/** A day of the chart as it is drawn. */
export type ComparedDay = { date: string; conversations: number; previousConversations: number | null };

/** The days without the previous period if that has no data: no data is not a line of zeros. */
export function withoutEmptyPast<Day extends ComparedDay>(days: readonly Day[]): Day[] {
  const hasPast = days.some((day) => (day.previousConversations ?? 0) > 0);
  return days.map((day) => (hasPast ? day : { ...day, previousConversations: null }));
}

/** The busiest cells of a week of hours, in descending order; empty hours are left out. */
export function busiestHours(
  cells: readonly (readonly number[])[],
  wanted: number,
): { weekday: number; hour: number; count: number }[] {
  return cells
    .flatMap((row, weekday) => row.map((count, hour) => ({ weekday, hour, count })))
    .filter((cell) => cell.count > 0)
    .toSorted((one, other) => other.count - one.count || one.weekday - other.weekday || one.hour - other.hour)
    .slice(0, wanted);
}
