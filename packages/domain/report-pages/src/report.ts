import type { MetricKey } from '@tertulia/metrics';
import type { Locale, Region } from '@tertulia/region-formats';

/** The metrics of the first page in its order, four a row. */
export const figureOrder = [
  ...['activeBots', 'conversations', 'completionRate', 'conversionRate'],
  ...['successRate', 'resolutionRate', 'handOffRate', 'errors'],
  ...['csat', 'nps', 'botResponseTime', 'firstHumanResponse'],
] as const satisfies readonly MetricKey[];

/** Metrics that are a time. */
export type DurationKey = 'botResponseTime' | 'firstHumanResponse';
/** Metrics that are one number. */
export type FigureKey = Exclude<(typeof figureOrder)[number], DurationKey>;

/** One metric with what it was in the window before. Null is a metric with nothing to count. */
export interface Figure {
  /** A count, a share from 0 to 1, or for `csat` and `nps` a number of 100. */
  readonly value: number | null;
  readonly previous: number | null;
  /** Null for plain counts. */
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface Duration {
  readonly meanMs: number | null;
  readonly previousMeanMs: number | null;
  readonly p95Ms: number | null;
}

/** One day of the organization's calendar, `YYYY-MM-DD`. */
export interface ReportDay {
  readonly date: string;
  readonly conversations: number;
  readonly goals: number;
  readonly completed: number;
  /** The day at the same place in the window before; null if there is none. */
  readonly previousConversations: number | null;
}

export interface ReportBot {
  readonly name: string;
  readonly conversations: number;
  readonly goals: number;
}

export interface ReportQuestion {
  readonly question: string;
  readonly count: number;
  readonly lastAskedAt: Date;
  readonly bot: string;
}

export interface ReportComment {
  readonly scale: 'STARS' | 'NUMBERS' | 'NPS';
  readonly value: number;
  readonly text: string;
  readonly at: Date;
  readonly bot: string;
}

/** Half-open: `from` is included, `to` is not. */
export interface ReportWindow {
  readonly from: Date;
  readonly to: Date;
}

/** What a report says, and for whom. */
export interface Report {
  /** `SUMMARY` is one page; `FULL` adds the tables behind it. */
  readonly extent: 'SUMMARY' | 'FULL';
  readonly organization: string;
  readonly locale: Locale;
  readonly region: Region;
  readonly madeAt: Date;
  readonly window: ReportWindow;
  readonly previousWindow: ReportWindow;
  /** Of which bots it is; null for all. */
  readonly onlyBots: readonly string[] | null;
  /** Which of their conversations, in words; null for all. */
  readonly filter: string | null;
  readonly metrics: Readonly<Record<FigureKey, Figure>>;
  readonly durations: Readonly<Record<DurationKey, Duration>>;
  readonly goalAmounts: readonly { readonly amountMinor: number; readonly currency: string }[];
  readonly perDay: readonly ReportDay[];
  readonly perBot: readonly ReportBot[];
  /** 7 rows, Monday first, of 24 hours. */
  readonly peakHours: readonly (readonly number[])[];
  /** How often each rating from 1 to 5 was given. */
  readonly ratings: readonly { readonly value: number; readonly count: number }[];
  readonly questions: readonly ReportQuestion[];
  /** What visitors wrote about their ratings, the newest first; none for readers who may not see it. */
  readonly comments: readonly ReportComment[];
}
