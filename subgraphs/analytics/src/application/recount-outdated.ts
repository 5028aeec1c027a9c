import type { AnalyticsStore } from './ports.js';
import type { RevisionStore } from './revision-ports.js';

/** What outdated organizations are recounted with. */
export interface RecountParts {
  readonly store: Pick<AnalyticsStore, 'recount'>;
  readonly revisions: RevisionStore;
  /** Runs work in the scope of one organization. */
  inTenant<T>(organizationId: string, work: () => Promise<T>): Promise<T>;
}

const weekMs = 7 * 86_400_000;

/**
 * Recounts the organizations that an earlier release counted, so that what this release counts is complete in the past too. Week by week: events
 * wait for one week at most, and memory holds one. Several processes may do it at the same time, and a stopped one leaves a state from which
 * the next goes on.
 */
export async function recountOutdated(parts: RecountParts, signal: AbortSignal): Promise<void> {
  const { store, revisions } = parts;
  for (const organizationId of await revisions.outdated()) {
    await parts.inTenant(organizationId, async () => {
      let from = await revisions.nextStart(organizationId, new Date(0));
      while (from !== null && !signal.aborted) {
        const to = new Date(from.getTime() + weekMs);
        await store.recount(organizationId, { from, to });
        from = await revisions.nextStart(organizationId, to);
      }
      if (!signal.aborted) await revisions.settle(organizationId);
    });
    if (signal.aborted) return;
  }
}
