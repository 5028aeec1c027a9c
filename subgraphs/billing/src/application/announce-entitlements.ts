import { makeEvent } from '@tertulia/events';
import { entitlementsOf, type PlanSubscription } from '../domain/subscription.js';
import type { BillingDependencies, Stores } from './ports.js';

/** Stores the subscription and tells the other subgraphs what it grants, in one transaction. */
export async function saveAndAnnounce(
  deps: Pick<BillingDependencies, 'clock' | 'ids'>,
  stores: Stores,
  subscription: PlanSubscription,
): Promise<void> {
  await stores.subscriptions.save(subscription);
  const { organizationId } = subscription;
  const origin = { id: deps.ids.next(), occurredAt: deps.clock.now(), organizationId };
  const payload = { entitlements: entitlementsOf(subscription) };
  await stores.emit(makeEvent('billing.entitlements-changed.v1', origin, payload));
}
