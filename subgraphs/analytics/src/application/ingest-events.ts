import { localDayOf } from '@tertulia/metrics';
import type { AnalyticsDependencies } from './dependencies.js';
import { eraseTracked } from './erase-tracked.js';
import type { IngestItem } from './ports.js';

/**
 * Folds events of one organization into its metrics, each exactly once, and notifies subscribers of today's metrics. An erasure also takes the
 * attributes out of what the organization sent about the conversation.
 */
export async function ingestEvents(
  deps: Pick<AnalyticsDependencies, 'store' | 'feed' | 'clock'>,
  organizationId: string,
  items: readonly IngestItem[],
): Promise<void> {
  const { store, feed, clock } = deps;
  const { freshCount, changedDays, timeZone } = await store.ingest(organizationId, items);
  const erased = items.filter(({ isErasure }) => isErasure).map(({ key }) => key.conversationId);
  await eraseTracked(deps, organizationId, erased);
  const isToday = changedDays.includes(localDayOf(clock.now(), timeZone));
  // The heat of a flow is also followed over past days.
  if (isToday || (freshCount > 0 && items.some(({ heat }) => heat !== undefined))) feed.moved(organizationId);
}
