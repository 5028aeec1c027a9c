import { localDayOf } from '@tertulia/metrics';
import { dayAfter, startOfDay } from '../domain/zone-days.js';
import type { AnalyticsStore } from './ports.js';
import type { RevisionStore } from './revision-ports.js';

/** What outdated organizations are recounted with. */
export interface RecountParts {
  readonly store: Pick<AnalyticsStore, 'recount' | 'directory'>;
  readonly revisions: RevisionStore;
  /** Runs work in the scope of one organization. */
  inTenant<T>(organizationId: string, work: () => Promise<T>): Promise<T>;
}

/**
 * Recounts the organizations that an earlier release counted, so that what this release counts is complete in the past too. Day by day: events
 * wait for one day at most, and memory holds one. Several processes may do it at the same time, and a stopped one leaves a state from which
 * the next goes on.
 */
export async function recountOutdated(parts: RecountParts, signal: AbortSignal): Promise<void> {
  const { store, revisions } = parts;
  for (const organizationId of await revisions.outdated()) {
    await parts.inTenant(organizationId, async () => {
      const { timeZone } = await store.directory(organizationId);
      let from = await revisions.nextStart(organizationId, new Date(0));
      while (from !== null && !signal.aborted) {
        const to = startOfDay(dayAfter(localDayOf(from, timeZone)), timeZone);
        await store.recount(organizationId, { from, to });
        from = await revisions.nextStart(organizationId, to);
      }
      if (!signal.aborted) await revisions.settle(organizationId);
    });
    if (signal.aborted) return;
  }
}
