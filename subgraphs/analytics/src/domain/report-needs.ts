import { emptyCounters, type Counters } from '@tertulia/metrics';

/** What must be read for a report; the rest of it is empty. */
export interface ReportNeeds {
  /** Counters that are summed over both windows. */
  readonly counters: ReadonlySet<keyof Counters>;
  readonly hasDays: boolean;
  /** Days of each bot or version; otherwise a store may add them up. */
  readonly areDaysByGroup: boolean;
  /** The bots with their sums. */
  readonly hasBots: boolean;
  readonly hasHours: boolean;
  readonly hasUnanswered: boolean;
  /** Errors by code, bot and version. */
  readonly hasFailures: boolean;
}

/** Hours are read for the grid alone: rollups of parts of a day do not have them. */
const allCounters = (Object.keys(emptyCounters()) as (keyof Counters)[]).filter((key) => key !== 'hours');

/** Everything. */
export const allNeeds: ReportNeeds = {
  counters: new Set(allCounters),
  hasDays: true,
  areDaysByGroup: true,
  hasBots: true,
  hasHours: true,
  hasUnanswered: true,
  hasFailures: true,
};

/** The counters of each part of the metrics that is made of sums. */
const countersByField: Readonly<Record<string, readonly (keyof Counters)[]>> = {
  conversations: ['conversations'],
  completionRate: ['completed', 'conversations'],
  conversionRate: ['converted', 'conversations'],
  goalAmounts: ['goalAmounts'],
  successRate: ['successes', 'conversations'],
  handOffRate: ['handedOff', 'involved'],
  resolutionRate: ['autonomous', 'involved'],
  botResponseTime: ['responseHistogram', 'responseSumMs'],
  firstHumanResponse: ['humanHistogram', 'humanSumMs'],
  csat: ['csat'],
  nps: ['nps'],
  errors: ['errors'],
  startRate: ['startedViews', 'views'],
  abandonmentRate: ['abandoned', 'conversations'],
  returningRate: ['returning', 'knownVisitors'],
  reopenRate: ['reopened', 'conversations'],
  humanReplyInBusinessHours: ['businessHistogram', 'businessSumMs'],
  aiTokens: ['promptTokens', 'completionTokens'],
  modelUse: ['modelUse'],
  team: ['teamWork'],
  memberWork: ['teamWork'],
  episodes: ['episodes'],
  ratings: ['csat'],
  npsRatings: ['nps'],
  dropOff: ['questions'],
  perBot: ['conversations', 'goals'],
};

/** Parts that are made of no sums. */
const withoutCounters = new Set([
  ...['__typename', 'window', 'previousWindow', 'dataUntil', 'activeBots'],
  ...['perDay', 'peakHours', 'unanswered', 'errorsByCode'],
]);

/** What these parts of the metrics need; a part that is not known here needs every counter. */
export function needsOf(fields: ReadonlySet<string>): ReportNeeds {
  const summed = [...fields].filter((field) => !withoutCounters.has(field) && !field.startsWith('perBot.'));
  return {
    counters: new Set(summed.flatMap((field) => countersByField[field] ?? allCounters)),
    hasDays: fields.has('perDay') || fields.has('perBot.points'),
    areDaysByGroup: fields.has('perBot.points'),
    hasBots: fields.has('perBot'),
    hasHours: fields.has('peakHours'),
    hasUnanswered: fields.has('unanswered'),
    hasFailures: fields.has('errorsByCode'),
  };
}

/** What several reports need together. */
export function togetherOf(needs: readonly ReportNeeds[]): ReportNeeds {
  return {
    counters: new Set(needs.flatMap(({ counters }) => [...counters])),
    hasDays: needs.some(({ hasDays }) => hasDays),
    // The days of several reports are told apart by their groups.
    areDaysByGroup: needs.length > 1 || needs.some(({ areDaysByGroup }) => areDaysByGroup),
    hasBots: needs.some(({ hasBots }) => hasBots),
    hasHours: needs.some(({ hasHours }) => hasHours),
    hasUnanswered: needs.some(({ hasUnanswered }) => hasUnanswered),
    hasFailures: needs.some(({ hasFailures }) => hasFailures),
  };
}
