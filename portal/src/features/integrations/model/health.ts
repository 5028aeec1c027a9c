/** The calls of one hour. */
export type HourOfCalls = { hour: string; succeeded: number; failed: number };

/** One bar: the heights of its two parts, as shares of the tallest bar. */
export type HealthBar = { hour: string; succeeded: number; failed: number; total: number };

/** A single call must stay visible beside a thousand. */
const leastShare = 0.12;

/** The bars of the last hours, as shares of the busiest hour. */
export function healthBars(hours: readonly HourOfCalls[]): HealthBar[] {
  const most = Math.max(1, ...hours.map(({ succeeded, failed }) => succeeded + failed));
  return hours.map(({ hour, succeeded, failed }) => {
    const total = succeeded + failed;
    const height = total === 0 ? 0 : Math.max(leastShare, total / most);
    const part = (count: number): number => (total === 0 ? 0 : (height * count) / total);
    return { hour, total, succeeded: part(succeeded), failed: part(failed) };
  });
}

/** Calls of all hours, and how many of them failed. */
export function healthTotals(hours: readonly HourOfCalls[]): { calls: number; failed: number } {
  const failed = hours.reduce((sum, hour) => sum + hour.failed, 0);
  return { calls: hours.reduce((sum, hour) => sum + hour.succeeded, failed), failed };
}
