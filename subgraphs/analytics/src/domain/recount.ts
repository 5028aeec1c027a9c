import { add, hourOf, localDayOf, type ConversationFact } from '@tertulia/metrics';
import { differencesOf, isDaily, rollupId, type Granularity, type RollupDifference } from './batch-fold.js';
import type { Window } from './window.js';
import { dayAfter, startOfDay } from './zone-days.js';

const hourMs = 3_600_000;

/** Increases with what rollups or groups count: an organization with a lower one is recounted once. */
export const rollupRevision = 3;

/** A window that contains every possible conversation. */
export const allTime: Window = { from: new Date('1970-01-02T00:00:00Z'), to: new Date('9000-01-01T00:00:00Z') };

/** What is recomputed: whole local days with their hours, and every UTC hour that they include in part. */
export interface RecountExtent {
  firstDay: string;
  endDay: string;
  /** From the start of the first day to the end of the last. */
  days: Window;
  hours: Window;
}

/** The first bucket of a size that is recomputed, and the first one after. */
export function recountBounds(granularity: Granularity, { firstDay, endDay, days, hours }: RecountExtent) {
  if (isDaily(granularity)) return { from: firstDay, to: endDay };
  const { from, to } = granularity === 'SEGMENT_HOUR' ? days : hours;
  return { from: from.toISOString(), to: to.toISOString() };
}

export function recountExtent({ from, to }: Window, timeZone: string): RecountExtent {
  const firstDay = localDayOf(from, timeZone);
  const endDay = dayAfter(localDayOf(new Date(to.getTime() - 1), timeZone));
  const days = { from: startOfDay(firstDay, timeZone), to: startOfDay(endDay, timeZone) };
  const hours = { from: hourOf(days.from), to: hourOf(new Date(days.to.getTime() + hourMs - 1)) };
  return { firstDay, endDay, days, hours };
}

/** Sums conversations up to rollup rows within an extent. */
export class Recount {
  readonly #extent: RecountExtent;
  readonly #timeZone: string;
  readonly #rows = new Map<string, RollupDifference>();

  constructor(extent: RecountExtent, timeZone: string) {
    this.#extent = extent;
    this.#timeZone = timeZone;
  }

  count(facts: readonly ConversationFact[]): void {
    const changes = facts.map((after) => ({ before: null, after }));
    for (const row of differencesOf(changes, this.#timeZone)) {
      // In a zone with an offset of half an hour, a UTC hour at the edge reaches into a day that is not recomputed.
      const { from, to } = recountBounds(row.granularity, this.#extent);
      if (row.bucket < from || row.bucket >= to) continue;
      const id = rollupId(row);
      const known = this.#rows.get(id);
      this.#rows.set(id, known === undefined ? row : { ...row, counters: add(known.counters, row.counters) });
    }
  }

  rows(): RollupDifference[] {
    return [...this.#rows.values()];
  }
}
