import { planCatalogue } from './catalogue.js';
import type { PlanCode } from './catalogue.js';

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
  /** At the limit: SOFT goes on and prices the overage, HARD refuses. */
  readonly policy: 'SOFT' | 'HARD';
  readonly isTrial: boolean;
}

/** Days of a trial. */
export const trialDays = 14;

const dayMs = 86_400_000;

/** A period in which entitlements hold. */
export interface EntitlementPeriod {
  readonly start: Date;
  readonly end: Date;
}

/** What a paid plan grants in a period. */
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

/** The trial that starts now: limits of Professional for fourteen days, hard. */
export function trialEntitlements(now: Date): Entitlements {
  const period = { start: now, end: new Date(now.getTime() + trialDays * dayMs) };
  return { ...planEntitlements('PROFESSIONAL', period, 'HARD'), isTrial: true };
}
