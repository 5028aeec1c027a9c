import { add, hourOf, localDayOf, type ConversationFact } from '@tertulia/metrics';
import { differencesOf, type RollupDifference } from './batch-fold.js';
import type { Window } from './window.js';
import { dayAfter, startOfDay } from './zone-days.js';

const hourMs = 3_600_000;

/** A window that contains every possible conversation. */
export const allTime: Window = { from: new Date('1970-01-02T00:00:00Z'), to: new Date('9000-01-01T00:00:00Z') };

/** What is recomputed: whole local days, and every minute and hour that they include in part. */
export interface RecountExtent {
  firstDay: string;
  endDay: string;
  hours: Window;
}

export function recountExtent({ from, to }: Window, timeZone: string): RecountExtent {
  const firstDay = localDayOf(from, timeZone);
  const endDay = dayAfter(localDayOf(new Date(to.getTime() - 1), timeZone));
  const end = startOfDay(endDay, timeZone);
  const hours = { from: hourOf(startOfDay(firstDay, timeZone)), to: hourOf(new Date(end.getTime() + hourMs - 1)) };
  return { firstDay, endDay, hours };
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
    const { firstDay, endDay } = this.#extent;
    const changes = facts.map((after) => ({ before: null, after }));
    for (const row of differencesOf(changes, this.#timeZone)) {
      // In a zone with an offset of half an hour, an hour at the edge reaches into a day that is not recomputed.
      if (row.granularity === 'DAY' && (row.bucket < firstDay || row.bucket >= endDay)) continue;
      const id = [row.granularity, row.bucket, row.botId, row.versionId].join(' ');
      const known = this.#rows.get(id);
      this.#rows.set(id, known === undefined ? row : { ...row, counters: add(known.counters, row.counters) });
    }
  }

  rows(): RollupDifference[] {
    return [...this.#rows.values()];
  }
}
