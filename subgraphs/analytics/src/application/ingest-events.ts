import { localDayOf } from '@tertulia/metrics';
import type { AnalyticsDependencies } from './dependencies.js';
import type { IngestItem } from './ports.js';

/** Folds events of one organization into its metrics, each exactly once, and notifies subscribers of today's metrics. */
export async function ingestEvents(
  deps: Pick<AnalyticsDependencies, 'store' | 'feed' | 'clock'>,
  organizationId: string,
  items: readonly IngestItem[],
): Promise<void> {
  const { freshCount, changedDays, timeZone } = await deps.store.ingest(organizationId, items);
  const isToday = changedDays.includes(localDayOf(deps.clock.now(), timeZone));
  // The heat of a flow is also followed over past days.
  if (isToday || (freshCount > 0 && items.some(({ heat }) => heat !== undefined))) deps.feed.moved(organizationId);
}
