import { UserInputErrors } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import {
  changedTo,
  isSameChoice,
  previewChange,
  subscriptionAt,
  type LimitPolicy,
  type PlanChangePreview,
  type PlanChoice,
  type PlanSubscription,
} from '../domain/subscription.js';
import { announceEntitlements } from './announce-entitlements.js';
import type { BillingDependencies } from './dependencies.js';

/** The cost of a change and when it takes effect; changes nothing. */
export async function previewPlanChange(
  deps: BillingDependencies,
  principal: Principal,
  choice: PlanChoice,
): Promise<PlanChangePreview> {
  requirePermission(principal, 'billing.manage');
  const organizationId = requireOrganization(principal);
  const subscription = await deps.work.read({ organizationId }, async (stores) =>
    stores.subscriptions.of(organizationId),
  );
  const now = deps.clock.now();
  return previewChange(subscriptionAt(subscription, organizationId, now), choice, now);
}

/** A larger plan takes effect at once, a smaller one when the period ends. */
export async function changePlan(
  deps: BillingDependencies,
  principal: Principal,
  choice: PlanChoice,
): Promise<PlanSubscription> {
  return change(deps, principal, (subscription, now) => {
    if (isSameChoice(subscription, choice) && subscription.pendingPlanCode === null) {
      const reason = { es: 'ya es tu plan', en: 'it is your plan already' };
      throw new UserInputErrors([{ field: ['input', 'plan'], code: 'INVALID_VALUE', params: { reason } }]);
    }
    return isSameChoice(subscription, choice)
      ? { ...subscription, pendingPlanCode: null, pendingInterval: null }
      : changedTo(subscription, choice, now);
  });
}

/** Sets what happens at the limit: continue and be charged, or refuse. */
export async function setLimitPolicy(
  deps: BillingDependencies,
  principal: Principal,
  policy: LimitPolicy,
): Promise<PlanSubscription> {
  return change(deps, principal, (subscription) => ({ ...subscription, policy }));
}

async function change(
  deps: BillingDependencies,
  principal: Principal,
  apply: (subscription: PlanSubscription, now: Date) => PlanSubscription,
): Promise<PlanSubscription> {
  requirePermission(principal, 'billing.manage');
  const organizationId = requireOrganization(principal);
  return deps.work.transact({ organizationId }, async (stores) => {
    const subscription = await stores.subscriptions.lock(organizationId);
    const now = deps.clock.now();
    const changed = apply(subscriptionAt(subscription, organizationId, now), now);
    await announceEntitlements(deps, stores, changed);
    return changed;
  });
}
