/** The settings and the result of every measurement. */

/** How long and how often to measure. */
export interface MeasureOptions {
  readonly mode: string;
  readonly seconds: number;
  readonly rounds: number;
  /** Requests that are under way at the same time. */
  readonly connections: number;
}

/** One line of a table; every line of a table has the same columns. */
export type Row = Readonly<Record<string, string | number | undefined>>;

/** The table of a measure. */
export interface Measurement {
  readonly title: string;
  readonly note?: string;
  readonly rows: readonly Row[];
}
