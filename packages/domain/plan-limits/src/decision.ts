import { planCatalogue, planCodes } from './catalogue.js';
import type { PlanCode, PlanLimitCode } from './catalogue.js';

/** The question whether `amount` more may be used. */
export interface LimitQuestion {
  readonly plan: PlanCode;
  readonly limit: PlanLimitCode;
  /** Used so far in the period. */
  readonly usage: number;
  /** Wanted now; 1 or more. */
  readonly amount: number;
  /** When usage is reset to zero; null when it never is. */
  readonly resetsAt: Date | null;
}

/** The decision. A refusal contains the limit, the usage, the reset time and the smallest plan that would allow it. */
export type LimitDecision =
  | { readonly isAllowed: true }
  | {
      readonly isAllowed: false;
      readonly limit: number;
      readonly usage: number;
      readonly resetsAt: Date | null;
      readonly liftedBy: PlanCode | null;
    };

/** Decides by the plan's own limit. */
export function decide(question: LimitQuestion): LimitDecision {
  return decideByLimit(planCatalogue[question.plan].limits[question.limit], question);
}

/** Decides by a given limit, such as that of a trial; null means unlimited. */
export function decideByLimit(limit: number | null, question: LimitQuestion): LimitDecision {
  const { usage, amount, resetsAt } = question;
  if (limit === null || usage + amount <= limit) return { isAllowed: true };
  return { isAllowed: false, limit, usage, resetsAt, liftedBy: smallestPlanFor(question, limit) };
}

function smallestPlanFor(question: LimitQuestion, beyond: number): PlanCode | null {
  const wanted = question.usage + question.amount;
  const larger = planCodes.slice(planCodes.indexOf(question.plan) + 1);
  const fits = (code: PlanCode): boolean => {
    const limit = planCatalogue[code].limits[question.limit];
    return limit === null || (limit > beyond && wanted <= limit);
  };
  return larger.find(fits) ?? null;
}

/** The highest warning threshold that the usage has reached, in percent of the limit; null below 75 % and for an unlimited plan. */
export function warningLevel(usage: number, limit: number | null): null | 75 | 90 | 100 {
  if (limit === null) return null;
  if (usage >= limit) return 100;
  if (usage * 10 >= limit * 9) return 90;
  return usage * 4 >= limit * 3 ? 75 : null;
}

/** The shares of a limit, in percent, that other systems are told of. */
const reportedShares = [80, 100] as const;

export type ReportedShare = (typeof reportedShares)[number];

/** The reported shares of the limit that usage has reached by growing from one value to another; none without a limit. */
export function sharesReached(limit: number | null, { from, to }: { from: number; to: number }): ReportedShare[] {
  if (limit === null) return [];
  return reportedShares.filter((share) => from * 100 < limit * share && to * 100 >= limit * share);
}
