/** The settings and the result of every measurement. */

/** How long and how often to measure. */
export interface MeasureOptions {
  readonly mode: string;
  /** Of one round of one target. */
  readonly seconds: number;
  readonly rounds: number;
  /** Until frequently executed code is compiled; before the first round. */
  readonly warmSeconds: number;
  /** Only to see that everything runs: small amounts, and figures that say little. */
  readonly isQuick: boolean;
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
