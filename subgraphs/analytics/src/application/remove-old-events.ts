import { eventAllowance } from '@tertulia/plan-limits';
import type { AnalyticsDependencies } from './dependencies.js';

const dayMs = 86_400_000;

/** Removes events that are older than the plan of their organization keeps them, and records how many; metrics stay as they are. */
export async function removeOldEvents({
  store,
  clock,
}: Pick<AnalyticsDependencies, 'store' | 'clock'>): Promise<number> {
  let total = 0;
  for (const organizationId of await store.organizationIds()) {
    const now = clock.now();
    const { daysKept } = eventAllowance(await store.planOf(organizationId));
    const before = new Date(now.getTime() - daysKept * dayMs);
    const day = now.toISOString().slice(0, 10);
    for (;;) {
      const count = await store.removeOldEvents(organizationId, before);
      if (count === 0) break;
      await store.recordRemoval(organizationId, { day, reason: 'RETENTION', count });
      total += count;
    }
  }
  return total;
}
