import { batchConsumer, consumer, type Consumer } from '@tertulia/messaging';
import { inTenant } from '@tertulia/persistence';
import { ingestEvents } from '../application/ingest-events.js';
import type { ScheduleDependencies } from '../application/schedule-dependencies.js';
import { forgetSchedules, moveSchedules } from '../application/run-schedules.js';
import { conversationEvents, ingestItemOf } from './conversation-events.js';
import { directoryChangeOf, directoryEvents } from './directory-events.js';

/** Handles events of other subgraphs, in the tenant of each; the store drops repeated events by id. */
export function analyticsConsumers(
  deps: Pick<ScheduleDependencies, 'store' | 'feed' | 'clock' | 'schedules'>,
): Consumer[] {
  return [
    batchConsumer('analytics.conversations', conversationEvents, async (events) => {
      const organizationId = events[0]?.organizationId;
      if (organizationId === undefined) return;
      const items = events.flatMap((event) => ingestItemOf(event) ?? []);
      if (items.length > 0) await inTenant(organizationId, () => ingestEvents(deps, organizationId, items));
    }),
    consumer('analytics.directory', directoryEvents, async (event) => {
      const { id: eventId, organizationId, occurredAt } = event;
      const change = directoryChangeOf(event);
      await inTenant(organizationId, async () => {
        await deps.store.recordChange(organizationId, { eventId, occurredAt: new Date(occurredAt) }, change);
        if (change.kind === 'ORGANIZATION_CHANGED') await moveSchedules(deps, organizationId);
      });
    }),
    consumer('analytics.organization-deleted', ['identity.organization-deleted.v1'], async ({ organizationId }) => {
      await inTenant(organizationId, () => deps.store.deleteOrganization(organizationId));
      await forgetSchedules(deps, organizationId);
    }),
    consumer('analytics.plans', ['billing.entitlements-changed.v1'], async ({ organizationId, occurredAt, payload }) =>
      inTenant(organizationId, () =>
        deps.store.rememberPlan(organizationId, payload.entitlements.planCode, new Date(occurredAt)),
      ),
    ),
  ];
}
