import { startTrial } from '../domain/subscription.js';
import { saveAndAnnounce } from './announce-entitlements.js';
import type { BillingDependencies, Stores } from './ports.js';

/** A new organization starts its trial; one that has a subscription keeps it. */
export async function beginTrial(
  deps: Pick<BillingDependencies, 'clock' | 'ids'>,
  stores: Stores,
  about: { organizationId: string; createdAt: Date },
): Promise<void> {
  if ((await stores.subscriptions.lock(about.organizationId)) !== null) return;
  await saveAndAnnounce(deps, stores, startTrial(about.organizationId, about.createdAt));
}
