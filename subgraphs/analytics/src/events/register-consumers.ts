import { narrowed, type EventBus, type Unsubscribe } from '@tertulia/messaging';
import { inTenant } from '@tertulia/persistence';
import { ingestEvents } from '../application/ingest-events.js';
import type { AnalyticsDependencies } from '../application/ports.js';
import { conversationEvents, ingestItemOf, type ConversationEvent } from './conversation-events.js';
import { directoryChangeOf, directoryEvents, type DirectoryEvent } from './directory-events.js';

/** Each consumer works in the tenant of its events; the store drops what it has seen by event id. */
export function registerConsumers(
  deps: Pick<AnalyticsDependencies, 'store' | 'feed' | 'clock'>,
  bus: EventBus,
): Unsubscribe {
  const ends = [
    bus.subscribeBatches('analytics.conversations', conversationEvents, async (events) => {
      const organizationId = events[0]?.organizationId;
      if (organizationId === undefined) return;
      const items = events.map((event) => ingestItemOf(narrowed(event) as ConversationEvent));
      await inTenant(organizationId, () => ingestEvents(deps, organizationId, items));
    }),
    bus.subscribe('analytics.directory', directoryEvents, async (event) => {
      const { id: eventId, organizationId, occurredAt } = event;
      const change = directoryChangeOf(narrowed(event) as DirectoryEvent);
      await inTenant(organizationId, () =>
        deps.store.recordChange(organizationId, { eventId, occurredAt: new Date(occurredAt) }, change),
      );
    }),
    bus.subscribe('analytics.organization-deleted', ['identity.organization-deleted.v1'], async (event) => {
      const { organizationId } = event;
      await inTenant(organizationId, () => deps.store.deleteOrganization(organizationId));
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
