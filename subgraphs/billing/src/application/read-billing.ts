import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { PageRequest } from '@tertulia/use-case';
import { subscriptionAt, type PlanSubscription } from '../domain/subscription.js';
import { usageKinds, usageOf, type Usage, type UsageEntry } from '../domain/usage.js';
import type { BillingDependencies } from './dependencies.js';

type Reads = Pick<BillingDependencies, 'work' | 'clock'>;

/** The organization's current subscription; a trial from this moment if the organization is too new to be stored here. */
export async function currentSubscription(deps: Reads, principal: Principal): Promise<PlanSubscription> {
  requirePermission(principal, 'billing.read');
  const organizationId = requireOrganization(principal);
  const subscription = await deps.work.read({ organizationId }, async (stores) =>
    stores.subscriptions.of(organizationId),
  );
  return subscriptionAt(subscription, organizationId, deps.clock.now());
}

/** The usage of each limit in the current period. */
export async function currentUsage(deps: Reads, principal: Principal): Promise<Usage[]> {
  const subscription = await currentSubscription(deps, principal);
  const { organizationId, periodStart } = subscription;
  return deps.work.read({ organizationId }, async (stores) =>
    Promise.all(
      usageKinds.map(async (kind) => {
        const period = kind === 'CONVERSATIONS' ? periodStart : null;
        return usageOf(subscription, kind, await stores.usage.counter(organizationId, kind, period));
      }),
    ),
  );
}

/** The ledger, newest first. */
export async function usageLedger(
  deps: Reads,
  principal: Principal,
  page: PageRequest,
): Promise<{ rows: UsageEntry[]; countAll(): Promise<number> }> {
  requirePermission(principal, 'billing.read');
  const organizationId = requireOrganization(principal);
  return {
    rows: await deps.work.read({ organizationId }, async (stores) => stores.usage.list(organizationId, page)),
    countAll: () => deps.work.read({ organizationId }, async (stores) => stores.usage.count(organizationId)),
  };
}
