import { planCatalogue, planCodes, warningLevel, type PlanCode } from '@tertulia/plan-limits';
import type { PlanSubscription } from './subscription.js';

export type UsageKind = 'BOTS' | 'CONVERSATIONS' | 'MEMBERS';

/** One entry of the ledger. The counter of a kind and period is exactly the sum of its entries. */
export interface UsageEntry {
  id: string;
  organizationId: string;
  kind: UsageKind;
  /** Positive adds, negative subtracts. */
  amount: number;
  at: Date;
  /** The cause: the name of the event. */
  reason: string;
  /** Id of what was counted: bot, conversation, person. */
  reference: string;
  /** Conversations count by period; stored things, such as bots, have one running count. */
  periodStart: Date | null;
}

export interface Usage {
  kind: UsageKind;
  used: number;
  /** Null if there is no limit. */
  max: number | null;
  warning: 75 | 90 | 100 | null;
  resetsAt: Date | null;
  /** The smallest plan with a higher limit; null if none is needed or none is higher. */
  liftedBy: PlanCode | null;
}

const limitOf = { BOTS: 'bots', CONVERSATIONS: 'conversationsPerMonth', MEMBERS: 'members' } as const;

export const usageKinds: readonly UsageKind[] = ['BOTS', 'CONVERSATIONS', 'MEMBERS'];

export function usageOf(subscription: PlanSubscription, kind: UsageKind, used: number): Usage {
  const max = planCatalogue[subscription.planCode].limits[limitOf[kind]];
  return {
    kind,
    used,
    max,
    warning: warningLevel(used, max),
    resetsAt: kind === 'CONVERSATIONS' ? subscription.periodEnd : null,
    liftedBy: max === null ? null : planAbove(subscription.planCode, kind, max),
  };
}

function planAbove(planCode: PlanCode, kind: UsageKind, max: number): PlanCode | null {
  const larger = planCodes.slice(planCodes.indexOf(planCode) + 1);
  return larger.find((code) => (planCatalogue[code].limits[limitOf[kind]] ?? Number.POSITIVE_INFINITY) > max) ?? null;
}
