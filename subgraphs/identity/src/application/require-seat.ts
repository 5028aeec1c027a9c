import { DomainError } from '@tertulia/errors';
import { decideWithin, trialEntitlements } from '@tertulia/plan-limits';
import type { Dependencies, Stores } from './ports.js';

/**
 * Lets one more person into an organization whose row is held, so that two do not take the last seat together. `usage` are the
 * seats taken already: members, and beside them open invitations where a new one is made.
 * @throws DomainError PLAN_LIMIT_REACHED with limit, usage and the plan that lifts it
 */
export async function requireSeat(
  { clock }: Pick<Dependencies, 'clock'>,
  stores: Stores,
  { organizationId, usage }: { organizationId: string; usage: number },
): Promise<void> {
  const entitlements = (await stores.entitlements.of(organizationId)) ?? trialEntitlements(clock.now());
  const decision = decideWithin(entitlements.members, {
    plan: entitlements.planCode,
    limit: 'members',
    usage,
    amount: 1,
    resetsAt: null,
  });
  if (decision.isAllowed) return;
  const facts = { limit: decision.limit, usage: decision.usage, resetAt: null, plan: decision.liftedBy };
  throw new DomainError('PLAN_LIMIT_REACHED', { params: facts, data: facts });
}
