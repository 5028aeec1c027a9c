import { rolledTo } from '../domain/subscription.js';
import { announceEntitlements } from './announce-entitlements.js';
import type { BillingDependencies } from './dependencies.js';

/** Closes the periods that have ended and publishes the new entitlements. Returns how many. */
export async function rollPeriods(deps: BillingDependencies): Promise<number> {
  const now = deps.clock.now();
  const organizations = await deps.work.read({ platform: 'roll periods' }, async (stores) =>
    stores.subscriptions.endedBefore(now),
  );
  for (const organizationId of organizations) {
    await deps.work.transact({ organizationId }, async (stores) => {
      const subscription = await stores.subscriptions.lock(organizationId);
      if (subscription === null || subscription.periodEnd.getTime() > now.getTime()) return;
      await announceEntitlements(deps, stores, rolledTo(subscription, now));
    });
  }
  return organizations.length;
}
