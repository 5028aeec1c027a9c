import { sharesReached } from '@tertulia/plan-limits';
import { eventOf } from '@tertulia/use-case';
import { entitlementsOf, rolledTo, type PlanSubscription } from '../domain/subscription.js';
import type { UsageEntry, UsageKind } from '../domain/usage.js';
import type { BillingDependencies } from './dependencies.js';
import type { CounterChange, Stores } from './ports.js';

export interface CountedFact {
  kind: UsageKind;
  amount: 1 | -1;
  at: Date;
  reason: string;
  reference: string;
}

/**
 * Adds events to the ledger, and reports the shares of the limit on conversations that they reach: each once a period. The caller ignores
 * repeated events.
 */
export async function recordUsage(
  deps: Pick<BillingDependencies, 'clock' | 'ids'>,
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
  const changes = await stores.usage.add(entries);
  if (subscription === null) return;
  for (const change of changes) await reportShares(deps, stores, { subscription, change });
}

/** A counter only grows within a period, so the growth that passes a share happens once. */
async function reportShares(
  deps: Pick<BillingDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { subscription, change }: { subscription: PlanSubscription; change: CounterChange },
): Promise<void> {
  const { kind, periodStart, to: used } = change;
  if (kind !== 'CONVERSATIONS' || periodStart === null || periodStart < subscription.periodStart) return;
  const { organizationId } = subscription;
  const { conversationsPerMonth: max, periodEnd: resetsAt } = entitlementsOf(rolledTo(subscription, periodStart));
  if (max === null) return;
  for (const percent of sharesReached(max, change)) {
    const payload = { limit: kind, percent, used, max, resetsAt };
    await stores.events.emit(eventOf(deps, 'billing.limit-reached.v1', { organizationId, payload }));
  }
}

/** The counting period of a moment; events before the first period are history and count in none. */
function periodStartAt(subscription: PlanSubscription | null, at: Date): Date {
  if (subscription === null || at.getTime() < subscription.periodStart.getTime()) return new Date(0);
  return rolledTo(subscription, at).periodStart;
}
