import type { EntityManager } from '@mikro-orm/postgresql';
import { granularities } from '../domain/batch-fold.js';
import { allTime, Recount, recountBounds, recountExtent, type RecountExtent } from '../domain/recount.js';
import type { Window } from '../domain/window.js';
import { moveCounted, removeCounted } from './counted-rows.js';
import { factsStartedIn } from './fact-rows.js';
import { moveRollups, rollupTables } from './rollup-rows.js';

/** Recomputes every rollup of the organization. */
export async function recountAll(em: EntityManager, organizationId: string, timeZone: string): Promise<number> {
  return recountWindow(em, organizationId, { timeZone, window: allTime });
}

/**
 * Recomputes the rollups that overlap the window from the facts of each conversation. The caller has locked the
 * organization. Returns how many conversations were read.
 */
export async function recountWindow(
  em: EntityManager,
  organizationId: string,
  { timeZone, window }: { timeZone: string; window: Window },
): Promise<number> {
  const extent = recountExtent(window, timeZone);
  const recount = new Recount(extent, timeZone);
  let count = 0;
  for await (const facts of factsStartedIn(em, organizationId, extent.hours)) {
    count += facts.filter(({ isCounted }) => isCounted).length;
    recount.count(facts);
  }
  await removeRollups(em, organizationId, extent);
  await moveRollups(em, organizationId, recount.rows());
  return count;
}

/** Recomputes which conversations of the window each group has. */
export async function regroupWindow(
  em: EntityManager,
  organizationId: string,
  { timeZone, window }: { timeZone: string; window: Window },
): Promise<void> {
  const { hours } = recountExtent(window, timeZone);
  await removeCounted(em, organizationId, hours);
  for await (const facts of factsStartedIn(em, organizationId, hours)) {
    await moveCounted(
      em,
      organizationId,
      facts.map((after) => ({ before: null, after })),
    );
  }
}

async function removeRollups(em: EntityManager, organizationId: string, extent: RecountExtent): Promise<void> {
  for (const granularity of granularities) {
    const { from, to } = recountBounds(granularity, extent);
    await em.execute(
      `delete from ${rollupTables[granularity].table} where organization_id = ? and bucket >= ? and bucket < ?`,
      [organizationId, from, to],
      'run',
    );
  }
}
