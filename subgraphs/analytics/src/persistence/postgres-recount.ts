import type { EntityManager } from '@mikro-orm/postgresql';
import { add, hourOf, localDayOf } from '@tertulia/metrics';
import { differencesOf, type Granularity, type RollupDifference } from '../domain/batch-fold.js';
import type { Window } from '../domain/window.js';
import { dayAfter, startOfDay } from '../domain/zone-days.js';
import { factsStartedIn } from './fact-rows.js';
import { moveRollups, rollupTables } from './rollup-rows.js';

const hourMs = 3_600_000;
const beginning: Window = { from: new Date('1970-01-02T00:00:00Z'), to: new Date('9000-01-01T00:00:00Z') };

/** Makes every rollup of the organization again. */
export async function recountAll(em: EntityManager, organizationId: string, timeZone: string): Promise<number> {
  return recountWindow(em, organizationId, { timeZone, window: beginning });
}

/** What is made again: whole local days, and every minute and hour of which they hold a part. */
interface Extent {
  firstDay: string;
  endDay: string;
  hours: Window;
}

/**
 * Makes the rollups that touch the window again from what is known of each conversation. The caller holds the organization.
 * Answers how many conversations were read.
 */
export async function recountWindow(
  em: EntityManager,
  organizationId: string,
  about: { timeZone: string; window: Window },
): Promise<number> {
  const { timeZone } = about;
  const extent = extentOf(about.window, timeZone);
  const sums = new Map<string, RollupDifference>();
  let count = 0;
  for await (const facts of factsStartedIn(em, organizationId, extent.hours)) {
    count += facts.length;
    const changes = facts.map((after) => ({ before: null, after }));
    for (const row of differencesOf(changes, timeZone)) {
      // Where a zone stands half an hour off, an hour at the edge reaches into a day that is not made again.
      if (row.granularity === 'DAY' && (row.bucket < extent.firstDay || row.bucket >= extent.endDay)) continue;
      const id = [row.granularity, row.bucket, row.botId, row.versionId].join(' ');
      const known = sums.get(id);
      sums.set(id, known === undefined ? row : { ...row, counters: add(known.counters, row.counters) });
    }
  }
  await removeRollups(em, organizationId, extent);
  await moveRollups(em, organizationId, [...sums.values()]);
  return count;
}

function extentOf({ from, to }: Window, timeZone: string): Extent {
  const firstDay = localDayOf(from, timeZone);
  const endDay = dayAfter(localDayOf(new Date(to.getTime() - 1), timeZone));
  const end = startOfDay(endDay, timeZone);
  const hours = { from: hourOf(startOfDay(firstDay, timeZone)), to: hourOf(new Date(end.getTime() + hourMs - 1)) };
  return { firstDay, endDay, hours };
}

async function removeRollups(em: EntityManager, organizationId: string, extent: Extent): Promise<void> {
  const hours: [string, string] = [extent.hours.from.toISOString(), extent.hours.to.toISOString()];
  const bounds: Record<Granularity, [string, string]> = {
    MINUTE: hours,
    HOUR: hours,
    DAY: [extent.firstDay, extent.endDay],
  };
  for (const granularity of ['MINUTE', 'HOUR', 'DAY'] as const) {
    const { table } = rollupTables[granularity];
    await em.execute(
      `delete from ${table} where organization_id = ? and bucket >= ? and bucket < ?`,
      [organizationId, ...bounds[granularity]],
      'run',
    );
  }
}
