import { startTrial as trialFrom } from '../domain/subscription.js';
import { announceEntitlements } from './announce-entitlements.js';
import type { BillingDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/** A new organization starts its trial; one that has a subscription keeps it. */
export async function startTrial(
  deps: Pick<BillingDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { organizationId, createdAt }: { organizationId: string; createdAt: Date },
): Promise<void> {
  if ((await stores.subscriptions.lock(organizationId)) !== null) return;
  await announceEntitlements(deps, stores, trialFrom(organizationId, createdAt));
}
