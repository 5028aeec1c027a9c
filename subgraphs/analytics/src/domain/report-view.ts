import { keptVersions, type MetricsFilter } from './metrics-filter.js';

/** A named period; its days follow the calendar. */
export type ReportPreset =
  | 'TODAY'
  | 'YESTERDAY'
  | 'LAST_7_DAYS'
  | 'LAST_30_DAYS'
  | 'LAST_90_DAYS'
  | 'LAST_12_MONTHS'
  | 'THIS_MONTH'
  | 'LAST_MONTH';

/** What a report is about: a named period, or days of the calendar (YYYY-MM-DD), both included. */
export interface ReportViewFilter {
  readonly preset: ReportPreset | null;
  /** Null with a preset. */
  readonly days: { readonly from: string; readonly to: string } | null;
  /** Uuids; empty for all bots. */
  readonly botIds: readonly string[];
  /** Which of their conversations count. */
  readonly only: MetricsFilter;
  readonly isCompared: boolean;
}

/** A filter of reports with a name, of one person, who may share it with the organization. */
export interface ReportView {
  readonly id: string;
  readonly organizationId: string;
  readonly ownerId: string;
  readonly name: string;
  readonly filter: ReportViewFilter;
  readonly isShared: boolean;
}

export const reportViewLimits = { name: 60, bots: 100, versions: 100, ofPerson: 50 };

/**
 * The view for somebody who sees some bots and some versions: without the others, and null if none of its bots or versions is left, because
 * none would mean all.
 */
export function viewFor(
  view: ReportView,
  { bots, versions }: { readonly bots: ReadonlySet<string>; readonly versions: ReadonlySet<string> },
): ReportView | null {
  const botIds = view.filter.botIds.filter((botId) => bots.has(botId));
  const only = keptVersions(view.filter.only, versions);
  if (only === null || (botIds.length === 0 && view.filter.botIds.length > 0)) return null;
  return { ...view, filter: { ...view.filter, botIds, only } };
}
