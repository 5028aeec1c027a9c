import { rolledTo, type PlanSubscription } from '../domain/subscription.js';
import type { UsageEntry, UsageKind } from '../domain/usage.js';
import type { BillingDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

export interface CountedFact {
  kind: UsageKind;
  amount: 1 | -1;
  at: Date;
  reason: string;
  reference: string;
}

/** Adds an event to the ledger. The caller ignores repeated events. */
export async function recordUsage(
  deps: Pick<BillingDependencies, 'ids'>,
  stores: Stores,
  { organizationId, facts }: { organizationId: string; facts: readonly CountedFact[] },
): Promise<void> {
  const subscription = await stores.subscriptions.of(organizationId);
  const entries = facts.map((fact): UsageEntry => ({
    id: deps.ids.next(),
    organizationId,
    ...fact,
    periodStart: fact.kind === 'CONVERSATIONS' ? periodStartAt(subscription, fact.at) : null,
  }));
  await stores.usage.add(entries);
}

/** The counting period of a moment; events before the first period are history and count in none. */
function periodStartAt(subscription: PlanSubscription | null, at: Date): Date {
  if (subscription === null || at.getTime() < subscription.periodStart.getTime()) return new Date(0);
  return rolledTo(subscription, at).periodStart;
}
