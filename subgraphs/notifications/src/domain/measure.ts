import { durationOf, emptyHistogram, responseBoundsMs } from '@tertulia/metrics';
import type { MeasuredKind } from './kinds.js';

/** What was counted of a bot in some minutes. */
export interface Counted {
  /** Answers of the bot. */
  readonly answers: number;
  /** Turns that failed. */
  readonly failures: number;
  /** Questions that the bot could not answer. */
  readonly unanswered: number;
  /** Conversations that started. */
  readonly conversations: number;
  /** How long answers took, in the buckets of `responseBoundsMs`. */
  readonly responses: readonly number[];
  /** Of the last four weeks, how many had a conversation in the same minutes of the week. */
  readonly usualWeeks: number;
}

/** What is judged of some minutes. */
export interface Totals extends Omit<Counted, 'responses'> {
  /** The 95th percentile of how long answers took; null without answers. */
  readonly p95Ms: number | null;
}

export function totalsOf({ responses, ...counted }: Counted): Totals {
  return { ...counted, p95Ms: durationOf(responses, 0, responseBoundsMs).p95Ms };
}

/** Nothing. */
export const emptyCounted: Counted = {
  ...{ answers: 0, failures: 0, unanswered: 0, conversations: 0, usualWeeks: 0 },
  responses: emptyHistogram(responseBoundsMs),
};

/** When a rule of a measured kind begins to tell, and when it is over. */
export interface Measure {
  /** Percent of turns (ERROR_RATE), questions (UNANSWERED), seconds (SLOW); NO_TRAFFIC has none. */
  readonly threshold: number;
  readonly windowMinutes: number;
  /** Fewer turns or answers say nothing; for NO_TRAFFIC, in how many of the last four weeks there was a conversation at this time. */
  readonly minimumSample: number;
  /** It is over when the figure is below. */
  readonly resolveBelow: number;
  /** Minutes after which people are told again while it lasts; null for once. */
  readonly repeatEveryMinutes: number | null;
}

export const measureDefaults: Readonly<Record<MeasuredKind, Measure>> = {
  ERROR_RATE: { threshold: 5, windowMinutes: 15, minimumSample: 20, resolveBelow: 2, repeatEveryMinutes: null },
  UNANSWERED: { threshold: 5, windowMinutes: 60, minimumSample: 20, resolveBelow: 2.5, repeatEveryMinutes: null },
  SLOW: { threshold: 3, windowMinutes: 15, minimumSample: 20, resolveBelow: 1.5, repeatEveryMinutes: null },
  NO_TRAFFIC: { threshold: 0, windowMinutes: 240, minimumSample: 3, resolveBelow: 0, repeatEveryMinutes: null },
};

/** Unanswered questions also tell when they are more than this share of the turns, however few they are. */
const unansweredShareMax = 0.2;

/** The figure of a kind, and of how many it is. */
export interface Figure {
  /** In the unit of `Measure.threshold`; for NO_TRAFFIC, conversations. Null where nothing was counted. */
  readonly value: number | null;
  readonly sample: number;
}

/** The figure of a kind. */
export function figureOf(kind: MeasuredKind, totals: Totals): Figure {
  const { answers, failures, p95Ms } = totals;
  const turns = answers + failures;
  switch (kind) {
    case 'ERROR_RATE':
      return { value: turns === 0 ? null : (100 * failures) / turns, sample: turns };
    case 'UNANSWERED':
      return { value: totals.unanswered, sample: turns };
    case 'SLOW':
      return { value: p95Ms === null ? null : p95Ms / 1_000, sample: answers };
    case 'NO_TRAFFIC':
      return { value: totals.conversations, sample: totals.usualWeeks };
  }
}

/** WRONG: people are to be told. FINE: what was wrong is over. BETWEEN: neither, so that a figure around the threshold does not flap. */
export type Verdict = 'WRONG' | 'BETWEEN' | 'FINE';

export function verdictOf(kind: MeasuredKind, { value, sample }: Figure, measure: Measure): Verdict {
  const { threshold, minimumSample, resolveBelow } = measure;
  if (kind === 'NO_TRAFFIC') {
    if (value !== null && value > 0) return 'FINE';
    return sample >= minimumSample ? 'WRONG' : 'BETWEEN';
  }
  if (value === null) return 'FINE';
  const isEnough = sample >= minimumSample;
  if (kind === 'UNANSWERED') {
    if (value >= threshold || (isEnough && value > unansweredShareMax * sample)) return 'WRONG';
    return value < resolveBelow && value <= (unansweredShareMax / 2) * Math.max(sample, minimumSample)
      ? 'FINE'
      : 'BETWEEN';
  }
  if (isEnough && value > threshold) return 'WRONG';
  return value < resolveBelow ? 'FINE' : 'BETWEEN';
}
