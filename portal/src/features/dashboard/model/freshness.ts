import type { Range } from './period.js';

/** Events younger than this may not be counted yet. */
const freshMs = 2 * 60_000;
/** The maximum difference between the time of a message and the time of its event. */
const countingDelayMs = 1000;

/** A note on the freshness of metrics; `until` is null if it is unknown. */
export type FreshnessNote = { kind: 'behind'; until: string } | { kind: 'unreachable'; until: string | null };

/** The data that decide the note. */
export type Freshness = {
  /** When the newest counted event happened; null before the first. */
  dataUntil: string | null;
  /** The metrics could not be fetched again. */
  isUnreachable: boolean;
  /** The time of the newest message; null if unknown. */
  newestAt: string | null;
  nowMs: number;
};

/** Null if everything that happened is counted or has only just happened. */
export function freshnessNote({ dataUntil, isUnreachable, newestAt, nowMs }: Freshness): FreshnessNote | null {
  if (isUnreachable) return { kind: 'unreachable', until: dataUntil };
  if (dataUntil === null || newestAt === null) return null;
  const newestMs = Date.parse(newestAt);
  const isLeftOut = newestMs - Date.parse(dataUntil) > countingDelayMs;
  return isLeftOut && nowMs - newestMs > freshMs ? { kind: 'behind', until: dataUntil } : null;
}

/** Whether two ranges are the same. */
export function isSameRange(one: Range, other: Range): boolean {
  return Date.parse(one.from) === Date.parse(other.from) && Date.parse(one.to) === Date.parse(other.to);
}
