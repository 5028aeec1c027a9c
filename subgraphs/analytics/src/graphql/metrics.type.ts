import { metricDefinitions } from '@tertulia/metrics';
import {
  DateScalar,
  DateTimeScalar,
  LocalizedText,
  Money,
  TimeZoneScalar,
  Window,
  type Foreign,
} from '@tertulia/subgraph';
import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import type { DurationValue, MetricsReport, MetricValue, PlainMetric } from '../domain/metrics-report.js';
import { asBot, BotStub } from './foreign.type.js';

@ObjectType('Metric', { description: 'One number with what it is made of.' })
export class MetricType {
  @Field(() => String, { description: 'Stable name of the metric.' })
  key!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Rates from 0 to 1, csat from 0 to 100, nps from -100 to 100; null where nothing lies below the line.',
  })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The same in the window before; null where nothing lies below the line or it has no past.',
  })
  previous!: number | null;

  @Field(() => Float, { nullable: true, description: 'Above the line; null for plain counts.' })
  numerator!: number | null;

  @Field(() => Float, { nullable: true, description: 'Below the line; null for plain counts.' })
  denominator!: number | null;

  @Field(() => LocalizedText, { description: 'What it means, in words.' })
  definition!: LocalizedText;

  @Field(() => Window, { description: 'The window that it is about.' })
  window!: Window;
}

@ObjectType('DurationMetric', { description: 'How long something takes. Percentiles are exact to a bucket.' })
export class DurationMetricType {
  @Field(() => String, { description: 'Stable name of the metric.' })
  key!: string;

  @Field(() => Float, { nullable: true, description: 'Mean in milliseconds; null where nothing was measured.' })
  meanMs!: number | null;

  @Field(() => Float, { nullable: true, description: 'Half are faster; null where nothing was measured.' })
  p50Ms!: number | null;

  @Field(() => Float, { nullable: true, description: '95 of 100 are faster; null where nothing was measured.' })
  p95Ms!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean in the window before.' })
  previousMeanMs!: number | null;

  @Field(() => Int, { description: 'How many were measured.' })
  count!: number;

  @Field(() => LocalizedText, { description: 'What it means, in words.' })
  definition!: LocalizedText;

  @Field(() => Window, { description: 'The window that it is about.' })
  window!: Window;
}

@ObjectType('DayPoint', { description: 'The numbers of one day.' })
export class DayPointType {
  @Field(() => DateScalar, { description: "The day in the organization's zone." })
  date!: string;

  @Field(() => Int, { description: 'Conversations that started.' })
  conversations!: number;

  @Field(() => Int, { description: 'Goals that they reached.' })
  goals!: number;

  @Field(() => Int, { description: 'Those that were completed.' })
  completed!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Conversations of the day in the same place of the window before; null where there is none.',
  })
  previousConversations!: number | null;
}

@ObjectType('BotSeries', { description: 'The numbers of one bot by day.' })
export class BotSeriesType {
  @Field(() => BotStub, { description: 'The bot.' })
  bot!: Foreign;

  @Field(() => Int, { description: 'Conversations that started.' })
  conversations!: number;

  @Field(() => Int, { description: 'Goals that they reached.' })
  goals!: number;

  @Directive('@listSize(assumedSize: 31)')

  @Field(() => [DayPointType], { description: 'One point a day, also where nothing happened.' })
  points!: DayPointType[];
}

@ObjectType('HourGrid', { description: 'Conversations by weekday and hour.' })
export class HourGridType {
  @Field(() => [[Int]], { description: '7 rows, Monday first, of 24 hours.' })
  cells!: number[][];

  @Field(() => TimeZoneScalar, { description: 'Zone in which the hours are cut.' })
  timeZone!: string;
}

@ObjectType('HistogramBucket', { description: 'How often one value was given.' })
export class HistogramBucketType {
  @Field(() => Int, { description: 'The value.' })
  value!: number;

  @Field(() => Int, { description: 'How often.' })
  count!: number;
}

@ObjectType('Histogram', { description: 'How often each value was given.' })
export class HistogramType {
  @Field(() => [HistogramBucketType], { description: 'Every value, from the smallest up.' })
  buckets!: HistogramBucketType[];

  @Field(() => Int, { description: 'How many were given.' })
  total!: number;

  @Field(() => Float, { nullable: true, description: 'Their mean; null where none was given.' })
  mean!: number | null;
}

@ObjectType('QuestionDropOff', { description: 'How many a question loses.' })
export class QuestionDropOffType {
  @Field(() => String, { description: "The question's block in the flow." })
  blockId!: string;

  @Field(() => Int, { description: 'Times it was asked.' })
  asked!: number;

  @Field(() => Int, { description: 'Times it was answered.' })
  answered!: number;

  @Field(() => Float, { nullable: true, description: 'Share that was never answered, 0 to 1.' })
  rate!: number | null;
}

@ObjectType('UnansweredQuestion', { description: 'Something that visitors asked and the bot could not answer.' })
export class UnansweredQuestionType {
  @Field(() => String, { description: 'The latest wording; case, accents and punctuation make no other question.' })
  question!: string;

  @Field(() => Int, { description: 'Times it was asked.' })
  count!: number;

  @Field(() => DateTimeScalar, { description: 'When it was asked last.' })
  lastAskedAt!: Date;

  @Field(() => BotStub, { description: 'The bot that did not know.' })
  bot!: Foreign;
}

@ObjectType('Metrics', { description: 'The numbers of conversations that started in a window; tests never count.' })
export class MetricsType {
  @Field(() => Window, { description: 'What was counted, in whole minutes.' })
  window!: Window;

  @Field(() => Window, {
    description:
      'The window just before: as many local days where the window is whole days, otherwise as long in time.',
  })
  previousWindow!: Window;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the newest event that is counted happened, in any window; null before the first. Older than a running conversation: events are on the way.',
  })
  dataUntil!: Date | null;

  @Field(() => MetricType, { description: 'Bots that are live and not paused, now.' })
  activeBots!: MetricType;

  @Field(() => MetricType, { description: 'Conversations that started.' })
  conversations!: MetricType;

  @Field(() => MetricType, { description: 'Share that was completed.' })
  completionRate!: MetricType;

  @Field(() => MetricType, { description: 'Share that reached a goal.' })
  conversionRate!: MetricType;

  @Field(() => [Money], { description: 'Amounts of the goals that were reached, one entry a currency.' })
  goalAmounts!: Money[];

  @Field(() => MetricType, { description: 'Share that went well.' })
  successRate!: MetricType;

  @Field(() => MetricType, { description: 'Share that was handed to a person.' })
  handOffRate!: MetricType;

  @Field(() => MetricType, { description: 'Share that the bot resolved alone.' })
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
    description: "One point a day of the organization's zone, also where nothing happened.",
  })
  perDay!: DayPointType[];

  @Field(() => [BotSeriesType], { description: 'The same by bot, the busiest first.' })
  perBot!: BotSeriesType[];

  @Field(() => HourGridType, { description: 'When conversations start.' })
  peakHours!: HourGridType;

  @Field(() => HistogramType, { description: 'Ratings from 1 to 5.' })
  ratings!: HistogramType;

  @Directive('@listSize(assumedSize: 20)')

  @Field(() => [QuestionDropOffType], { description: 'Questions, the leakiest first.' })
  dropOff!: QuestionDropOffType[];

  @Directive('@listSize(assumedSize: 20)')

  @Field(() => [UnansweredQuestionType], { description: 'The 20 most asked questions without an answer.' })
  unanswered!: UnansweredQuestionType[];
}

/** The report as the graph shows it: ids global, each number with its definition and window. */
export function asMetrics(report: MetricsReport): MetricsType {
  const { window, previousWindow, dataUntil, metrics, durations } = report;
  const plain = (key: PlainMetric): MetricType => asMetric(metrics[key], window);
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
    botResponseTime: asDuration(durations.botResponseTime, window),
    firstHumanResponse: asDuration(durations.firstHumanResponse, window),
    goalAmounts: report.goalAmounts,
    perDay: report.perDay,
    perBot: report.perBot.map(({ botId, ...series }) => ({ ...series, bot: asBot(botId) })),
    peakHours: { cells: report.peakHours, timeZone: window.timeZone },
    ratings: report.ratings,
    dropOff: report.dropOff,
    unanswered: report.unanswered.map(({ botId, ...question }) => ({ ...question, bot: asBot(botId) })),
  };
}

function asMetric(metric: MetricValue, window: Window): MetricType {
  return { ...metric, definition: metricDefinitions[metric.key], window };
}

function asDuration(duration: DurationValue, window: Window): DurationMetricType {
  return { ...duration, definition: metricDefinitions[duration.key], window };
}
