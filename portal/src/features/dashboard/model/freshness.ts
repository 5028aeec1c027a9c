/** Numbers that are at most so old are simply the numbers. */
const freshMs = 2 * 60_000;

/** What has to be said about how fresh numbers are; `until` is null where not even that is known. */
export type FreshnessNote = { kind: 'behind'; until: string } | { kind: 'unreachable'; until: string | null };

/** What is known of the numbers on screen. */
export type Freshness = {
  /** When the newest event that they count happened; null before the first. */
  dataUntil: string | null;
  /** They could not be read again. */
  isUnreachable: boolean;
  /** Conversations that go on now; null where that is not known. */
  active: number | null;
  nowMs: number;
};

/** Null where there is nothing to say: the numbers are new, or nothing happens that could make them older. */
export function freshnessNote({ dataUntil, isUnreachable, active, nowMs }: Freshness): FreshnessNote | null {
  if (isUnreachable) return { kind: 'unreachable', until: dataUntil };
  if (dataUntil === null || (active ?? 0) === 0) return null;
  return nowMs - Date.parse(dataUntil) > freshMs ? { kind: 'behind', until: dataUntil } : null;
}

/** Whether numbers of one range are asked for and those of the same are on screen. */
export function isSameRange(one: { from: string; to: string }, other: { from: string; to: string }): boolean {
  return Date.parse(one.from) === Date.parse(other.from) && Date.parse(one.to) === Date.parse(other.to);
}
