import { planCatalogue, planCodes } from './catalogue.js';
import type { PlanCode, PlanLimitCode } from './catalogue.js';

/** A question to the catalogue: may `amount` more be used? */
export interface LimitQuestion {
  readonly plan: PlanCode;
  readonly limit: PlanLimitCode;
  /** Used so far in the period. */
  readonly usage: number;
  /** Wanted now; 1 or more. */
  readonly amount: number;
  /** When usage starts again at zero; null where it never does. */
  readonly resetsAt: Date | null;
}

/** The answer. A refusal says the limit, the usage, the reset time and the smallest plan that would allow it. */
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
  return decideWithin(planCatalogue[question.plan].limits[question.limit], question);
}

/** Decides by a limit that was granted apart from the catalogue, such as a trial's; null means unlimited. */
export function decideWithin(limit: number | null, question: LimitQuestion): LimitDecision {
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

/** How near the limit the usage is: the highest mark that was reached, in percent. Unlimited never warns. */
export function warningLevel(usage: number, limit: number | null): null | 75 | 90 | 100 {
  if (limit === null) return null;
  if (usage >= limit) return 100;
  if (usage * 10 >= limit * 9) return 90;
  return usage * 4 >= limit * 3 ? 75 : null;
}
