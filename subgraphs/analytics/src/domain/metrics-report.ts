import {
  csatOf,
  differenceOf,
  durationOf,
  episodeKinds,
  episodeOutcomes,
  episodeTriggers,
  humanBoundsMs,
  npsOf,
  rateOf,
  ratesOf,
  responseBoundsMs,
  type Counters,
  type DurationSummary,
  type EpisodeOutcome,
  type EpisodeTrigger,
  type MemberWork,
  type MetricKey,
  type ModelUse,
  type QuestionDropOff,
  type Rate,
  type RateDifference,
} from '@tertulia/metrics';
import type { Window } from './window.js';

/** A window as it is returned: with the time zone of its days. */
export interface ToldWindow extends Window {
  timeZone: string;
}

/** One metric with its numerator and denominator. `value` is null if the denominator is zero. */
export interface MetricValue {
  key: MetricKey;
  value: number | null;
  /** The value of the previous window; null if the denominator is zero there, or if the metric has no past. */
  previous: number | null;
  /** Null for plain counts. */
  numerator: number | null;
  denominator: number | null;
  /** Whether the difference from the previous window can be chance; null for what is no share of conversations. */
  difference: RateDifference | null;
}

export interface DurationValue extends DurationSummary {
  key: MetricKey;
  previousMeanMs: number | null;
}

export interface DayPoint {
  /** `YYYY-MM-DD` in the organization's zone. */
  date: string;
  conversations: number;
  goals: number;
  completed: number;
  /** The corresponding day of the previous window; null if there is none. */
  previousConversations: number | null;
}

export interface BotSeries {
  botId: string;
  conversations: number;
  goals: number;
  points: DayPoint[];
}

export interface Histogram {
  buckets: { value: number; count: number }[];
  total: number;
  mean: number | null;
}

export interface UnansweredQuestion {
  question: string;
  count: number;
  lastAskedAt: Date;
  botId: string;
}

/** Every metric of one window, compared with the previous window. */
export interface MetricsReport {
  window: ToldWindow;
  previousWindow: ToldWindow;
  /** Time of the newest conversation event counted in any window; null before the first. */
  dataUntil: Date | null;
  metrics: Record<PlainMetric, MetricValue>;
  durations: Record<DurationKey, DurationValue>;
  goalAmounts: { amountMinor: number; currency: string }[];
  perDay: DayPoint[];
  perBot: BotSeries[];
  /** 7 rows, Monday first, of 24 hours. */
  peakHours: number[][];
  ratings: Histogram;
  npsRatings: Histogram;
  dropOff: QuestionDropOff[];
  unanswered: UnansweredQuestion[];
  episodes: EpisodeCounts[];
  failures: Failure[];
  modelUse: ModelUse[];
  team: MemberWork[];
}

/** The episodes of one trigger: their outcomes add up to all of them. */
export interface EpisodeCounts {
  trigger: EpisodeTrigger;
  total: number;
  /** All in which the bot took part. */
  involved: number;
  byOutcome: Readonly<Record<EpisodeOutcome, number>>;
}

export interface Failure {
  code: string;
  count: number;
  botId: string;
  versionId: string | null;
}

type DurationKey = 'botResponseTime' | 'firstHumanResponse' | 'humanReplyInBusinessHours';

export type PlainMetric = Exclude<MetricKey, DurationKey>;

/** The simple metrics of both windows. Active bots are the current ones: they have no past. */
export function metricsOf(current: Counters, previous: Counters, activeBots: number): Record<PlainMetric, MetricValue> {
  const [now, before] = [ratesOf(current), ratesOf(previous)];
  const rate = (key: PlainMetric, present: Rate, past: Rate): MetricValue => ({
    key,
    ...present,
    previous: past.value,
    difference: differenceOf(present, past),
  });
  return {
    activeBots: { ...count('activeBots', activeBots, 0), previous: null },
    conversations: count('conversations', current.conversations, previous.conversations),
    completionRate: rate('completionRate', now.completionRate, before.completionRate),
    conversionRate: rate('conversionRate', now.conversionRate, before.conversionRate),
    successRate: rate('successRate', now.successRate, before.successRate),
    handOffRate: rate('handOffRate', now.handOffRate, before.handOffRate),
    resolutionRate: rate('resolutionRate', now.resolutionRate, before.resolutionRate),
    csat: rate('csat', csatOf(current), csatOf(previous)),
    nps: { ...rate('nps', npsOf(current), npsOf(previous)), difference: null },
    errors: count('errors', current.errors, previous.errors),
    startRate: rate('startRate', now.startRate, before.startRate),
    abandonmentRate: rate('abandonmentRate', now.abandonmentRate, before.abandonmentRate),
    returningRate: rate('returningRate', now.returningRate, before.returningRate),
    reopenRate: rate('reopenRate', now.reopenRate, before.reopenRate),
    aiTokens: count('aiTokens', tokensOf(current), tokensOf(previous)),
  };
}

function tokensOf({ promptTokens, completionTokens }: Counters): number {
  return promptTokens + completionTokens;
}

/** One entry for each trigger, also without episodes. */
export function episodeCountsOf({ episodes }: Counters): EpisodeCounts[] {
  const at = (trigger: EpisodeTrigger, outcome: EpisodeOutcome): number =>
    episodes[episodeKinds.findIndex((kind) => kind.trigger === trigger && kind.outcome === outcome)] ?? 0;
  return episodeTriggers.map((trigger) => {
    const counts = episodeOutcomes.map((outcome) => [outcome, at(trigger, outcome)] as const);
    const total = counts.reduce((sum, [, count]) => sum + count, 0);
    const byOutcome = Object.fromEntries(counts) as Record<EpisodeOutcome, number>;
    return { trigger, total, involved: total - byOutcome.UNINVOLVED, byOutcome };
  });
}

export function durationsOf(current: Counters, previous: Counters): MetricsReport['durations'] {
  const business = (counters: Counters): DurationSummary =>
    durationOf(counters.businessHistogram, counters.businessSumMs, humanBoundsMs);
  const response = (counters: Counters): DurationSummary =>
    durationOf(counters.responseHistogram, counters.responseSumMs, responseBoundsMs);
  const human = (counters: Counters): DurationSummary =>
    durationOf(counters.humanHistogram, counters.humanSumMs, humanBoundsMs);
  return {
    botResponseTime: {
      key: 'botResponseTime',
      ...response(current),
      previousMeanMs: response(previous).meanMs,
    },
    firstHumanResponse: { key: 'firstHumanResponse', ...human(current), previousMeanMs: human(previous).meanMs },
    humanReplyInBusinessHours: {
      key: 'humanReplyInBusinessHours',
      ...business(current),
      previousMeanMs: business(previous).meanMs,
    },
  };
}

/** Sums of goals by currency, ordered by code. */
export function goalAmountsOf(counters: Counters): MetricsReport['goalAmounts'] {
  return Object.entries(counters.goalAmounts)
    .map(([currency, amountMinor]) => ({ currency, amountMinor }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** How often each rating was given, from `lowest` up, with their mean. */
export function ratingsOf(counts: readonly number[], lowest: number): Histogram {
  const buckets = counts.map((count, index) => ({ value: index + lowest, count }));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const sum = buckets.reduce((weighted, { value, count }) => weighted + value * count, 0);
  return { buckets, total, mean: rateOf(sum, total).value };
}

interface DayNumbers {
  day: string;
  conversations: number;
  goals: number;
  completed: number;
}

/** One point for each day of the window, even without conversations, with the corresponding day of the previous window. */
export function dayPointsOf(
  days: { current: readonly string[]; previous: readonly string[] },
  counts: { current: readonly DayNumbers[]; previous: readonly DayNumbers[] },
): DayPoint[] {
  const [now, before] = [sumsByDay(counts.current), sumsByDay(counts.previous)];
  return days.current.map((date, index) => {
    const { conversations, goals, completed } = now.get(date) ?? noNumbers;
    const earlier = days.previous[index];
    const previousConversations = earlier === undefined ? null : (before.get(earlier) ?? noNumbers).conversations;
    return { date, conversations, goals, completed, previousConversations };
  });
}

/** Conversations by weekday and hour. */
export function peakHoursOf(hours: readonly { hourOfWeek: number; conversations: number }[]): number[][] {
  const cells = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { hourOfWeek, conversations } of hours) {
    const row = cells[Math.floor(hourOfWeek / 24)];
    const hour = hourOfWeek % 24;
    if (row !== undefined) row[hour] = (row[hour] ?? 0) + conversations;
  }
  return cells;
}

const noNumbers = { conversations: 0, goals: 0, completed: 0 };

function sumsByDay(counts: readonly DayNumbers[]): Map<string, typeof noNumbers> {
  const sums = new Map<string, typeof noNumbers>();
  for (const { day, conversations, goals, completed } of counts) {
    const known = sums.get(day) ?? noNumbers;
    sums.set(day, {
      conversations: known.conversations + conversations,
      goals: known.goals + goals,
      completed: known.completed + completed,
    });
  }
  return sums;
}

function count(key: PlainMetric, value: number, previous: number): MetricValue {
  return { key, value, previous, numerator: null, denominator: null, difference: null };
}
