import { startTrial as trialFrom } from '../domain/subscription.js';
import { announceEntitlements } from './announce-entitlements.js';
import type { BillingDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/** Starts the trial of a new organization; an existing subscription does not change. */
export async function startTrial(
  deps: Pick<BillingDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { organizationId, createdAt }: { organizationId: string; createdAt: Date },
): Promise<void> {
  if ((await stores.subscriptions.lock(organizationId)) !== null) return;
  await announceEntitlements(deps, stores, trialFrom(organizationId, createdAt));
}
