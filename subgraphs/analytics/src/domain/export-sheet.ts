import type { Cell, ColumnKind } from '@tertulia/table-files';
import type { Heading, sheetNames } from './export-texts.js';
import type { BlockHeat } from './heat.js';
import type { MetricsReport } from './metrics-report.js';

/** A table of a file: what stands above a column is one of our words, or a name. */
export interface Sheet {
  readonly name: keyof typeof sheetNames;
  readonly columns: readonly (readonly [heading: Heading | { readonly name: string }, kind: ColumnKind])[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What a file of metrics has: a report, and what its filter gives besides. */
export interface Numbers {
  readonly report: MetricsReport;
  /** Of the one bot that was chosen; null for several, and where none is live. */
  readonly walk: { readonly versionId: string; readonly blocks: readonly BlockHeat[] } | null;
  /** Of the two bots that were chosen, or the two versions. */
  readonly sides: readonly Side[];
}

export interface Side {
  readonly kind: 'BOT' | 'VERSION';
  readonly id: string;
  readonly report: MetricsReport;
}

/** What the tables say besides their numbers. */
export interface TableWords {
  readonly language: 'es' | 'en';
  readonly nameOfBot: (botId: string) => string;
  /** Null for somebody whose name nobody knows. */
  readonly nameOfAuthor: (memberId: string) => string | null;
  readonly nameOfBlock: (blockId: string) => string | null;
  /** Null for a version that was deleted. */
  readonly numberOfVersion: (versionId: string) => number | null;
  /** The bots of which it is; null for every bot. */
  readonly botIds: readonly string[] | null;
  /** Its filter in words; null without one. */
  readonly filter: string | null;
}
