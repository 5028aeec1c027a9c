import type { AnyDomainEvent } from '@tertulia/events';
import type { Stores } from '../application/ports.js';

export const organizationEvents = [
  'identity.organization-created.v1',
  'identity.organization-changed.v1',
  'identity.organization-deleted.v1',
  'billing.entitlements-changed.v1',
] as const;

/** Stores what this subgraph needs of organizations: their latest details for new bots, the plan's limits; deletes data of deleted ones. */
export async function onOrganizationChanged(
  stores: Stores,
  event: Extract<AnyDomainEvent, { name: (typeof organizationEvents)[number] }>,
): Promise<void> {
  switch (event.name) {
    case 'identity.organization-created.v1':
    case 'identity.organization-changed.v1':
      return stores.organizations.save(event.payload, new Date(event.occurredAt));
    case 'identity.organization-deleted.v1':
      return stores.organizations.deleteEverything(event.organizationId);
    case 'billing.entitlements-changed.v1':
      return stores.entitlements.save(event.organizationId, event.payload.entitlements);
  }
}
