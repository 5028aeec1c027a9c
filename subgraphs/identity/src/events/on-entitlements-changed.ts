import type { DomainEvent } from '@tertulia/events';
import type { Stores } from '../application/ports.js';

/** Keeps what the plan allows: how many members is decided here. */
export async function onEntitlementsChanged(
  stores: Stores,
  { organizationId, payload }: DomainEvent<'billing.entitlements-changed.v1'>,
): Promise<void> {
  await stores.entitlements.save(organizationId, payload.entitlements);
}
