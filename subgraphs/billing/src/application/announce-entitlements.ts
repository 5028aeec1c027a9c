import { eventOf } from '@tertulia/use-case';
import { entitlementsOf, type PlanSubscription } from '../domain/subscription.js';
import type { BillingDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/** Stores the subscription and publishes its entitlements, in one transaction. */
export async function announceEntitlements(
  deps: Pick<BillingDependencies, 'clock' | 'ids'>,
  stores: Stores,
  subscription: PlanSubscription,
): Promise<void> {
  await stores.subscriptions.save(subscription);
  const { organizationId } = subscription;
  const payload = { entitlements: entitlementsOf(subscription) };
  await stores.events.emit(eventOf(deps, 'billing.entitlements-changed.v1', { organizationId, payload }));
}
