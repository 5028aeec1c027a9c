/**
 * What a column holds: `TEXT`; `NUMBER`, written with all of its digits; `SHARE`, a number of which 1 is the whole; `TIME`, a moment, shown
 * in the zone of the reader; `DAY`, a day of the calendar as YYYY-MM-DD, which is the same in every zone.
 */
export type ColumnKind = 'TEXT' | 'NUMBER' | 'SHARE' | 'TIME' | 'DAY';

/** A column with what stands above it. */
export interface Column {
  readonly heading: string;
  readonly kind: ColumnKind;
}

/** A string in a column of TEXT or DAY, a number in one of NUMBER or SHARE, a Date in one of TIME. Null is an empty cell. */
export type Cell = string | number | Date | null;

/** Rows of one kind, which are read in batches as fast as they are written. */
export interface Table {
  /** Names the sheet in a file that has several. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** A row has as many cells as there are columns. */
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** For whom the file is written. */
export interface TableFormat {
  /** A language with or without a region, such as es-MX: decides between comma and point. */
  readonly locale: string;
  /** The zone of times, such as America/Bogota. */
  readonly zone: string;
}
