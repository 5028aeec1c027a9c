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

export const reportViewLimits = { name: 60, bots: 100, ofPerson: 50 };

/**
 * The view for somebody who sees only some bots: without the others, and null if none of its bots is left, because no bot would mean all.
 * `seen` is null for somebody who sees every bot.
 */
export function viewFor(view: ReportView, seen: ReadonlySet<string> | null): ReportView | null {
  const { botIds } = view.filter;
  if (seen === null || botIds.length === 0) return view;
  const left = botIds.filter((botId) => seen.has(botId));
  return left.length === 0 ? null : { ...view, filter: { ...view.filter, botIds: left } };
}
