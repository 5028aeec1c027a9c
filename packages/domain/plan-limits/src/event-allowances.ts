import type { PlanCode } from './catalogue.js';

/** What a plan allows of events. */
export interface EventAllowance {
  /** Events that partners may send in a month of UTC; null means unlimited. */
  readonly perMonth: number | null;
  /** Days after which events are removed, those of conversations too. */
  readonly daysKept: number;
}

/** By plan. */
const allowances: Readonly<Record<PlanCode, EventAllowance>> = {
  STARTER: { perMonth: 10_000, daysKept: 30 },
  PROFESSIONAL: { perMonth: 250_000, daysKept: 365 },
  ENTERPRISE: { perMonth: null, daysKept: 730 },
};

/** What an organization may send, and how long its events are kept: of an unknown plan as in a trial, and as long as in any plan. */
export function eventAllowance(plan: PlanCode | null): EventAllowance {
  if (plan !== null) return allowances[plan];
  return { perMonth: allowances.PROFESSIONAL.perMonth, daysKept: allowances.ENTERPRISE.daysKept };
}
