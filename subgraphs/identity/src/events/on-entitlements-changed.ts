import type { DomainEvent } from '@tertulia/events';
import type { Stores } from '../application/ports.js';

/** Stores the plan's limits: the limit of members is enforced here. */
export async function onEntitlementsChanged(
  stores: Stores,
  { organizationId, payload }: DomainEvent<'billing.entitlements-changed.v1'>,
): Promise<void> {
  await stores.entitlements.save(organizationId, payload.entitlements);
}
