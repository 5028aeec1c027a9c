import type { BotEntry } from '../domain/directory.js';
import type { MetricsReport } from '../domain/metrics-report.js';
import type { ReportDelivery, ReportSchedule } from '../domain/report-schedule.js';
import type { ListedComment } from './read-comments.js';
import type { FileOrganization } from './export-ports.js';

/** What a file is made of. */
export interface ReportToPrint {
  readonly organization: FileOrganization;
  readonly schedule: ReportSchedule;
  readonly delivery: ReportDelivery;
  readonly report: MetricsReport;
  /** The latest comments that the reader may see. */
  readonly comments: readonly ListedComment[];
  /** Of the organization, deleted ones too. */
  readonly bots: readonly BotEntry[];
  /** The bots that it is of; null for every bot. */
  readonly botIds: readonly string[] | null;
  /** Which of their conversations, in words; null for all. */
  readonly filter: string | null;
}

/** A file with its bytes. */
export interface PrintedReport {
  /** The window in words. */
  readonly period: string;
  readonly content: Uint8Array;
}

/** Draws a report for paper. @throws DomainError RATE_LIMITED, DEADLINE_EXCEEDED */
export type PrintReport = (wanted: ReportToPrint) => Promise<PrintedReport>;

/** The window of a report in words, as its pages say it. */
export type SayPeriod = (wanted: ReportToPrint) => Promise<string>;
