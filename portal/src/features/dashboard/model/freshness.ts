import type { Range } from './period.js';

/** What happened so short a time ago may still be on its way into the numbers. */
const freshMs = 2 * 60_000;
/** The event of what was said is told with it, give or take. */
const countedWithinMs = 1000;

/** What has to be said about how fresh numbers are; `until` is null where not even that is known. */
export type FreshnessNote = { kind: 'behind'; until: string } | { kind: 'unreachable'; until: string | null };

/** What is known of the numbers on screen. */
export type Freshness = {
  /** When the newest event that they count happened; null before the first. */
  dataUntil: string | null;
  /** They could not be read again. */
  isUnreachable: boolean;
  /** When somebody last spoke; null where that is not known. */
  newestAt: string | null;
  nowMs: number;
};

/** Null where there is nothing to say: everything that happened is counted, or has only just happened. */
export function freshnessNote({ dataUntil, isUnreachable, newestAt, nowMs }: Freshness): FreshnessNote | null {
  if (isUnreachable) return { kind: 'unreachable', until: dataUntil };
  if (dataUntil === null || newestAt === null) return null;
  const newestMs = Date.parse(newestAt);
  const isLeftOut = newestMs - Date.parse(dataUntil) > countedWithinMs;
  return isLeftOut && nowMs - newestMs > freshMs ? { kind: 'behind', until: dataUntil } : null;
}

/** Whether numbers of one range are asked for and those of the same are on screen. */
export function isSameRange(one: Range, other: Range): boolean {
  return Date.parse(one.from) === Date.parse(other.from) && Date.parse(one.to) === Date.parse(other.to);
}
