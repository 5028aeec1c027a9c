import { asMemberWork, MemberWorkType } from './team.type.js';
import { metricDefinitions } from '@tertulia/metrics';
import { DateScalar, DateTimeScalar, LocalizedText, Money, Window, type Foreign } from '@tertulia/subgraph';
import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import type { DurationValue, MetricsReport, MetricValue, PlainMetric } from '../domain/metrics-report.js';
import type { ScopeRequest } from '../application/metrics-scope.js';
import { HistogramType, HourGridType, QuestionDropOffType, UnansweredQuestionType } from './chart.type.js';
import { asDifference, RateDifferenceType } from './difference.type.js';
import { asBot, BotStub } from './foreign.type.js';
import { asEpisodes, asErrorCount, EpisodesType, ErrorCountType, ModelUseType } from './further.type.js';

@ObjectType('Metric', { description: 'One metric with its numerator and denominator.' })
export class MetricType {
  @Field(() => String, { description: 'Stable name of the metric.' })
  key!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Rates from 0 to 1, csat from 0 to 100, nps from -100 to 100; null if the denominator is zero.',
  })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The value of the previous window; null if the denominator is zero there, or if the metric has no past.',
  })
  previous!: number | null;

  @Field(() => Float, { nullable: true, description: 'The numerator; null for plain counts.' })
  numerator!: number | null;

  @Field(() => Float, { nullable: true, description: 'The denominator; null for plain counts.' })
  denominator!: number | null;

  @Field(() => RateDifferenceType, {
    nullable: true,
    description: 'Whether the difference from `previous` can be chance; null for what is no share of conversations.',
  })
  difference!: RateDifferenceType | null;

  @Field(() => LocalizedText, { description: 'Its definition, as text.' })
  definition!: LocalizedText;

  @Field(() => Window, { description: 'Its window.' })
  window!: Window;
}

@ObjectType('DurationMetric', { description: 'A metric of durations. Percentiles are exact to a bucket.' })
export class DurationMetricType {
  @Field(() => String, { description: 'Stable name of the metric.' })
  key!: string;

  @Field(() => Float, { nullable: true, description: 'Mean in milliseconds; null if nothing was measured.' })
  meanMs!: number | null;

  @Field(() => Float, { nullable: true, description: 'Median; null if nothing was measured.' })
  p50Ms!: number | null;

  @Field(() => Float, { nullable: true, description: '95th percentile; null if nothing was measured.' })
  p95Ms!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean in the previous window.' })
  previousMeanMs!: number | null;

  @Field(() => Int, { description: 'How many were measured.' })
  count!: number;

  @Field(() => LocalizedText, { description: 'Its definition, as text.' })
  definition!: LocalizedText;

  @Field(() => Window, { description: 'Its window.' })
  window!: Window;
}

@ObjectType('DayPoint', { description: 'The metrics of one day.' })
export class DayPointType {
  @Field(() => DateScalar, { description: "The day in the organization's time zone." })
  date!: string;

  @Field(() => Int, { description: 'Conversations that started.' })
  conversations!: number;

  @Field(() => Int, { description: 'Goals that they reached.' })
  goals!: number;

  @Field(() => Int, { description: 'Completed conversations.' })
  completed!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Conversations of the corresponding day in the previous window; null if there is none.',
  })
  previousConversations!: number | null;
}

@ObjectType('BotSeries', { description: 'The metrics of one bot by day.' })
export class BotSeriesType {
  @Field(() => BotStub, { description: 'The bot.' })
  bot!: Foreign;

  @Field(() => Int, { description: 'Conversations that started.' })
  conversations!: number;

  @Field(() => Int, { description: 'Goals that they reached.' })
  goals!: number;

  @Directive('@listSize(assumedSize: 31)')

  @Field(() => [DayPointType], { description: 'One point for each day, even without conversations.' })
  points!: DayPointType[];
}

@ObjectType('Metrics', { description: 'The metrics of conversations that started in a window; tests never count.' })
export class MetricsType {
  @Field(() => Window, { description: 'The counted window, in whole minutes.' })
  window!: Window;

  @Field(() => Window, {
    description:
      'The window of previous values: as many local days before if the window is whole days, otherwise of the same duration; or the same days of the year before.',
  })
  previousWindow!: Window;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Time of the newest event counted in any window; null before the first. If it is older than a current conversation, events are in transit.',
  })
  dataUntil!: Date | null;

  @Field(() => MetricType, { description: 'Bots that are live and not paused, now.' })
  activeBots!: MetricType;

  @Field(() => MetricType, { description: 'Conversations that started.' })
  conversations!: MetricType;

  @Field(() => MetricType, { description: 'Share of completed conversations.' })
  completionRate!: MetricType;

  @Field(() => MetricType, { description: 'Share of conversations that reached a goal.' })
  conversionRate!: MetricType;

  @Field(() => [Money], { description: 'Amounts of the reached goals, one entry for each currency.' })
  goalAmounts!: Money[];

  @Field(() => MetricType, { description: 'Share of successful conversations.' })
  successRate!: MetricType;

  @Field(() => MetricType, { description: 'Share of conversations that were handed off to a person.' })
  handOffRate!: MetricType;

  @Field(() => MetricType, { description: 'Share of conversations that the bot resolved alone.' })
  resolutionRate!: MetricType;

  @Field(() => DurationMetricType, { description: 'How long visitors wait for the bot.' })
  botResponseTime!: DurationMetricType;

  @Field(() => DurationMetricType, { description: 'How long visitors wait for a person.' })
  firstHumanResponse!: DurationMetricType;

  @Field(() => MetricType, { description: 'Satisfaction.' })
  csat!: MetricType;

  @Field(() => MetricType, { description: 'Net promoter score.' })
  nps!: MetricType;

  @Field(() => MetricType, { description: 'Turns and actions that failed.' })
  errors!: MetricType;

  @Directive('@listSize(assumedSize: 31)')

  @Field(() => [DayPointType], {
    description: "One point for each day in the organization's time zone, even without conversations.",
  })
  perDay!: DayPointType[];

  @Field(() => [BotSeriesType], { description: 'The same by bot, the one with the most conversations first.' })
  perBot!: BotSeriesType[];

  @Field(() => HourGridType, { description: 'When conversations start.' })
  peakHours!: HourGridType;

  @Field(() => HistogramType, { description: 'Ratings from 1 to 5.' })
  ratings!: HistogramType;

  @Field(() => HistogramType, { description: 'Ratings from 0 to 10.' })
  npsRatings!: HistogramType;

  @Directive('@listSize(assumedSize: 20)')

  @Field(() => [QuestionDropOffType], { description: 'Questions, the highest drop-off first.' })
  dropOff!: QuestionDropOffType[];

  @Directive('@listSize(assumedSize: 20)')

  @Field(() => [UnansweredQuestionType], { description: 'The 20 most frequent unanswered questions.' })
  unanswered!: UnansweredQuestionType[];

  @Field(() => MetricType, { description: 'Share of opened chats in which the visitor wrote.' })
  startRate!: MetricType;

  @Field(() => MetricType, { description: 'Share of conversations that ended by silence with something open.' })
  abandonmentRate!: MetricType;

  @Field(() => MetricType, { description: 'Share of conversations whose visitor had an earlier one.' })
  returningRate!: MetricType;

  @Field(() => MetricType, { description: 'Share of conversations that went on after an end.' })
  reopenRate!: MetricType;

  @Field(() => DurationMetricType, { description: 'How long visitors wait for a person, in opening hours.' })
  humanReplyInBusinessHours!: DurationMetricType;

  @Field(() => EpisodesType, { description: 'How stretches of conversations ended.' })
  episodes!: EpisodesType;

  @Directive('@listSize(assumedSize: 20)')

  @Field(() => [ErrorCountType], { description: 'Errors by code, bot and version, the 100 most frequent.' })
  errorsByCode!: ErrorCountType[];

  @Field(() => MetricType, { description: 'Tokens of language models.' })
  aiTokens!: MetricType;

  @Directive('@listSize(assumedSize: 10)')

  @Field(() => [ModelUseType], { description: 'Tokens and cost by model and currency, the most tokens first.' })
  modelUse!: ModelUseType[];

  @Directive('@listSize(assumedSize: 20)')
  @Field(() => [MemberWorkType], { description: 'What people of the team did, who took over most first.' })
  team!: MemberWorkType[];
}

/** Converts the report to its GraphQL type: global ids, each metric with its definition, window, subject and filter. */
export function asMetrics(report: MetricsReport, of: Pick<ScopeRequest, 'subject' | 'filter'>): MetricsType {
  const { window, previousWindow, dataUntil, metrics, durations } = report;
  const about = { window, ...of };
  const plain = (key: PlainMetric): MetricType => asMetric(metrics[key], about);
  return {
    window,
    previousWindow,
    dataUntil,
    activeBots: plain('activeBots'),
    conversations: plain('conversations'),
    completionRate: plain('completionRate'),
    conversionRate: plain('conversionRate'),
    successRate: plain('successRate'),
    handOffRate: plain('handOffRate'),
    resolutionRate: plain('resolutionRate'),
    csat: plain('csat'),
    nps: plain('nps'),
    errors: plain('errors'),
    botResponseTime: asDuration(durations.botResponseTime, about),
    firstHumanResponse: asDuration(durations.firstHumanResponse, about),
    goalAmounts: report.goalAmounts,
    perDay: report.perDay,
    perBot: report.perBot.map(({ botId, ...series }) => ({ ...series, bot: asBot(botId) })),
    peakHours: { cells: report.peakHours, timeZone: window.timeZone },
    ratings: report.ratings,
    npsRatings: report.npsRatings,
    dropOff: report.dropOff,
    unanswered: report.unanswered.map(({ botId, ...question }) => ({ ...question, bot: asBot(botId), ...about })),
    startRate: plain('startRate'),
    abandonmentRate: plain('abandonmentRate'),
    returningRate: plain('returningRate'),
    reopenRate: plain('reopenRate'),
    humanReplyInBusinessHours: asDuration(durations.humanReplyInBusinessHours, about),
    episodes: asEpisodes(report.episodes, window),
    errorsByCode: report.failures.map(asErrorCount),
    aiTokens: plain('aiTokens'),
    modelUse: report.modelUse,
    team: report.team.map((work) => asMemberWork(work, about)),
  };
}

/** What the conversations of a metric are: its resolver lists them. */
interface About extends Pick<ScopeRequest, 'subject' | 'filter'> {
  window: Window;
}

function asMetric(metric: MetricValue, about: About): MetricType {
  const difference = metric.difference === null ? null : asDifference(metric.difference);
  return { ...metric, difference, definition: metricDefinitions[metric.key], ...about };
}

function asDuration(duration: DurationValue, about: About): DurationMetricType {
  return { ...duration, definition: metricDefinitions[duration.key], ...about };
}
