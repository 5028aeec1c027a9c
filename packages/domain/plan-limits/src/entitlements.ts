import { DomainError } from '@tertulia/errors';
import { planCatalogue, planName } from './catalogue.js';
import type { PlanCode } from './catalogue.js';
import { decideByLimit } from './decision.js';

/** What an organization may use now. Numbers are limits, null means unlimited; times are ISO 8601 in UTC. */
export interface Entitlements {
  readonly planCode: PlanCode;
  readonly bots: number | null;
  readonly conversationsPerMonth: number | null;
  readonly members: number | null;
  /** First moment of the counting period. */
  readonly periodStart: string;
  /** First moment after it. */
  readonly periodEnd: string;
  /** At the limit: SOFT continues and charges the overage, HARD refuses. */
  readonly policy: 'SOFT' | 'HARD';
  readonly isTrial: boolean;
}

/** Days of a trial. */
export const trialDays = 14;

const dayMs = 86_400_000;

/** The period in which entitlements are valid. */
export interface EntitlementPeriod {
  readonly start: Date;
  readonly end: Date;
}

/** Entitlements of a paid plan for a period. */
export function planEntitlements(plan: PlanCode, period: EntitlementPeriod, policy: 'SOFT' | 'HARD'): Entitlements {
  const periodStart = period.start.toISOString();
  return {
    planCode: plan,
    ...planCatalogue[plan].limits,
    periodStart,
    periodEnd: period.end.toISOString(),
    policy,
    isTrial: false,
  };
}

/** Entitlements of a trial that starts now: the limits of Professional for fourteen days, with the HARD policy. */
export function trialEntitlements(now: Date): Entitlements {
  const period = { start: now, end: new Date(now.getTime() + trialDays * dayMs) };
  return { ...planEntitlements('PROFESSIONAL', period, 'HARD'), isTrial: true };
}

/** Something that counts against a limit while it exists, and the current number. */
export interface CountedUsage {
  readonly limit: 'bots' | 'members';
  readonly usage: number;
}

/**
 * Throws if one more would exceed the limit. An organization whose plan is not known yet has the limits of a trial.
 * @throws DomainError PLAN_LIMIT_REACHED with limit, usage and the smallest plan that would allow it
 */
export function requireRoom(entitlements: Entitlements | null, { limit, usage }: CountedUsage, now: Date): void {
  const { planCode: plan, [limit]: granted } = entitlements ?? trialEntitlements(now);
  const decision = decideByLimit(granted, { plan, limit, usage, amount: 1, resetsAt: null });
  if (decision.isAllowed) return;
  const facts = { limit: decision.limit, usage, resetAt: null, plan: decision.liftedBy };
  throw new DomainError('PLAN_LIMIT_REACHED', { params: { ...facts, plan: planName(facts.plan) }, data: facts });
}
