import type { Counters } from './counters.js';

/** A rate with the denominator 0 is null, not 0. */
export interface Rate {
  value: number | null;
  numerator: number;
  denominator: number;
}

export interface Rates {
  completionRate: Rate;
  conversionRate: Rate;
  successRate: Rate;
  handOffRate: Rate;
  resolutionRate: Rate;
  startRate: Rate;
  abandonmentRate: Rate;
  returningRate: Rate;
  reopenRate: Rate;
}

export function rateOf(numerator: number, denominator: number): Rate {
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
}

/** All rates between 0 and 1. */
export function ratesOf(counters: Counters): Rates {
  return {
    completionRate: rateOf(counters.completed, counters.conversations),
    conversionRate: rateOf(counters.converted, counters.conversations),
    successRate: rateOf(counters.successes, counters.conversations),
    handOffRate: rateOf(counters.handedOff, counters.involved),
    resolutionRate: rateOf(counters.autonomous, counters.involved),
    startRate: rateOf(counters.startedViews, counters.views),
    abandonmentRate: rateOf(counters.abandoned, counters.conversations),
    returningRate: rateOf(counters.returning, counters.knownVisitors),
    reopenRate: rateOf(counters.reopened, counters.conversations),
  };
}

/** Percentage of ratings 4 and 5 among all satisfaction ratings, 0 to 100. */
export function csatOf(counters: Counters): Rate {
  const total = sum(counters.csat);
  const satisfied = (counters.csat[3] ?? 0) + (counters.csat[4] ?? 0);
  const { value } = rateOf(satisfied * 100, total);
  return { value, numerator: satisfied, denominator: total };
}

/** Promoters (9, 10) minus detractors (0 to 6) in percent of all NPS ratings, -100 to 100. */
export function npsOf(counters: Counters): Rate {
  const total = sum(counters.nps);
  const balance = sum(counters.nps.slice(9)) - sum(counters.nps.slice(0, 7));
  const { value } = rateOf(balance * 100, total);
  return { value, numerator: balance, denominator: total };
}

export interface QuestionDropOff {
  blockId: string;
  asked: number;
  answered: number;
  /** Share of times asked that were never answered; 0 when there are more answers than times asked. */
  rate: number | null;
}

/** Every question that was asked, the highest drop-off first. */
export function dropOffOf(counters: Counters): QuestionDropOff[] {
  return Object.entries(counters.questions)
    .filter(([, question]) => question.asked > 0)
    .map(([blockId, { asked, answered }]) => ({
      blockId,
      asked,
      answered,
      rate: rateOf(Math.max(0, asked - answered), asked).value,
    }))
    .toSorted((a, b) => (b.rate ?? 0) - (a.rate ?? 0) || b.asked - a.asked || (a.blockId < b.blockId ? -1 : 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
