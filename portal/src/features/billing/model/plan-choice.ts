import type { BillingInterval } from '../../../gql/graphql.js';
import type { CurrentSubscription, OfferedPlan, UsageFact } from './plan-facts.js';

/**
 * What choosing a plan means: no change, cancelling a planned change, an upgrade, a downgrade, another interval, or the
 * first choice after a trial.
 */
export type ChoiceKind = 'current' | 'keep' | 'pending' | 'choose' | 'up' | 'down' | 'interval';

/** Compares a plan and interval with the current subscription. `plans` are sorted from the smallest up. */
export function choiceKind(
  plans: readonly Pick<OfferedPlan, 'code'>[],
  current: Pick<CurrentSubscription, 'plan' | 'interval' | 'status' | 'pendingPlan'>,
  choice: { code: OfferedPlan['code']; interval: BillingInterval },
): ChoiceKind {
  if (current.status !== 'ACTIVE') return 'choose';
  const isSamePlan = choice.code === current.plan.code;
  if (current.pendingPlan?.code === choice.code && !isSamePlan) return 'pending';
  if (isSamePlan && choice.interval === current.interval) return current.pendingPlan === null ? 'current' : 'keep';
  if (isSamePlan) return 'interval';
  const place = (code: OfferedPlan['code']): number => plans.findIndex((plan) => plan.code === code);
  return place(choice.code) > place(current.plan.code) ? 'up' : 'down';
}

/** The plan to highlight: after a trial the current one, otherwise the next larger one; null if there is none. */
export function suggestedPlan(
  plans: readonly Pick<OfferedPlan, 'code'>[],
  current: Pick<CurrentSubscription, 'plan' | 'status'>,
): OfferedPlan['code'] | null {
  if (current.status !== 'ACTIVE') return current.plan.code;
  const place = plans.findIndex((plan) => plan.code === current.plan.code);
  return plans[place + 1]?.code ?? null;
}

/** The share that a year saves against twelve months, from 0 to 1. */
export function yearlySaving({ monthly, yearly }: Pick<OfferedPlan, 'monthly' | 'yearly'>): number {
  const months = monthly.amountMinor * 12;
  return months === 0 ? 0 : Math.max(0, 1 - yearly.amountMinor / months);
}

/** Usage above the limits of a plan: after a change to that plan nothing of these kinds could be added. */
export function beyondLimits(plan: Pick<OfferedPlan, 'limits'>, usage: readonly UsageFact[]): UsageFact[] {
  return usage.flatMap((fact) => {
    const max = plan.limits.find((limit) => limit.kind === fact.kind)?.max ?? null;
    return max !== null && fact.used > max ? [{ ...fact, max }] : [];
  });
}
