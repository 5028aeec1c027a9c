import type { AnyDomainEvent } from '@tertulia/events';
import type { Stores } from '../application/ports.js';

export const organizationEvents = ['identity.organization-deleted.v1', 'billing.entitlements-changed.v1'] as const;

/** Stores the plan's limits; deletes the data of deleted organizations. */
export async function onOrganizationChanged(
  stores: Stores,
  event: Extract<AnyDomainEvent, { name: (typeof organizationEvents)[number] }>,
): Promise<void> {
  switch (event.name) {
    case 'identity.organization-deleted.v1':
      return stores.deleteEverything(event.payload.organizationId);
    case 'billing.entitlements-changed.v1':
      return stores.plans.save(event.organizationId, event.payload.entitlements);
  }
}
