import { localDayOf } from '@tertulia/metrics';
import type { AnalyticsDependencies } from './dependencies.js';
import type { IngestItem } from './ports.js';

/** Folds events of one organization into its metrics, each exactly once, and notifies subscribers of today's metrics. */
export async function ingestEvents(
  deps: Pick<AnalyticsDependencies, 'store' | 'feed' | 'clock'>,
  organizationId: string,
  items: readonly IngestItem[],
): Promise<void> {
  const { changedDays, timeZone } = await deps.store.ingest(organizationId, items);
  if (changedDays.includes(localDayOf(deps.clock.now(), timeZone))) deps.feed.moved(organizationId);
}
