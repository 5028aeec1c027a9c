import type { NamedMetric } from '@tertulia/metric-words';

/** Everything that a report says by itself, in one language, besides the names of metrics. */
export interface OwnTexts {
  readonly title: string;
  readonly everyBot: string;
  readonly timesOf: (zone: string) => string;
  readonly comparedWith: (period: string) => string;
  /** Of a window that has not ended. */
  readonly countedUntil: (time: string) => string;
  readonly none: string;
  readonly before: (value: string) => string;
  readonly points: (points: string) => string;
  readonly partOf: (part: string, whole: string) => string;
  readonly ratingsCount: (count: string) => string;
  readonly mostWithin: (share: string, time: string) => string;
  readonly goalAmounts: string;
  readonly perDay: string;
  readonly current: string;
  readonly previous: string;
  readonly peakHours: string;
  readonly noHours: string;
  readonly ratings: string;
  readonly noRatings: string;
  readonly definitions: string;
  readonly perBot: string;
  readonly questions: string;
  readonly comments: string;
  readonly columns: Readonly<
    Record<
      | 'day'
      | 'conversations'
      | 'goals'
      | 'completed'
      | 'previous'
      | 'bot'
      | 'question'
      | 'times'
      | 'last'
      | 'comment'
      | 'rating'
      | 'at',
      string
    >
  >;
}

export interface ReportTexts extends OwnTexts {
  readonly metrics: Readonly<Record<NamedMetric, string>>;
}
