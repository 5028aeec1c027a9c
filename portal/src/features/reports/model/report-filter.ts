import { addDays, isDay } from '../../../i18n/days.js';
import type { Range } from '../../dashboard/index.js';
import { readOnly, writeOnly, type Only } from '../../metric-filter/index.js';

/** Named periods, in the order of the list. All end today, except those of the past. */
export const presets = [
  ...(['today', 'yesterday', 'week', 'month', 'quarter', 'year'] as const),
  ...(['thisMonth', 'lastMonth'] as const),
] as const;

export type Preset = (typeof presets)[number];

/** What a report is about. It is stored in the address. Days are YYYY-MM-DD in the organization's zone, both included. */
export type ReportFilter = {
  /** Null for days that were chosen freely. */
  preset: Preset | null;
  days: Range;
  /** Empty for all of them. */
  botIds: readonly string[];
  /** Which of their conversations. */
  only: Only;
  isCompared: boolean;
};

const initialPreset: Preset = 'month';
const daysOfPresets: Partial<Record<Preset, number>> = { today: 1, week: 7, month: 30, quarter: 90, year: 365 };
/** The graph counts at most 400 days. */
const mostDays = 400;

/** The days of a preset, of which the last may be today. */
export function daysOfPreset(preset: Preset, today: string): Range {
  const firstOfMonth = `${today.slice(0, 8)}01`;
  switch (preset) {
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'thisMonth':
      return { from: firstOfMonth, to: today };
    case 'lastMonth': {
      const last = addDays(firstOfMonth, -1);
      return { from: `${last.slice(0, 8)}01`, to: last };
    }
    default:
      return { from: addDays(today, 1 - (daysOfPresets[preset] ?? 1)), to: today };
  }
}

/** The same days where they can be counted: none after today, no more than 400, the last ones. */
export function countableDays({ from, to }: Range, today: string): Range {
  const last = to > today ? today : to;
  const first = from > last ? last : from;
  const earliest = addDays(last, 1 - mostDays);
  return { from: first < earliest ? earliest : first, to: last };
}

/** Parses an address; what is missing or invalid is the last 30 days of every bot, compared with those before. */
export function readReportFilter(parameters: URLSearchParams, today: string): ReportFilter {
  const [from, to] = [parameters.get('from') ?? '', parameters.get('to') ?? ''];
  const areDays = isDay(from) && isDay(to) && from <= to;
  const preset = areDays ? null : (presets.find((one) => one === parameters.get('range')) ?? initialPreset);
  return {
    preset,
    days: preset === null ? countableDays({ from, to }, today) : daysOfPreset(preset, today),
    botIds: parameters.getAll('bot').filter((id) => id !== ''),
    only: readOnly(parameters),
    isCompared: parameters.get('compare') !== 'no',
  };
}

/** The query of an address that has this filter; empty for the one that is meant without. */
export function queryOf({ preset, days, botIds, only, isCompared }: ReportFilter): string {
  const parameters = new URLSearchParams();
  if (preset === null) for (const [name, day] of Object.entries(days)) parameters.set(name, day);
  else if (preset !== initialPreset) parameters.set('range', preset);
  for (const id of botIds) parameters.append('bot', id);
  writeOnly(parameters, only);
  if (!isCompared) parameters.set('compare', 'no');
  const query = parameters.toString();
  return query === '' ? '' : `?${query}`;
}

/** The sections of the reports; the first is shown without a name in the address. */
export const reportTabs = [
  ...(['overview', 'conversations', 'satisfaction', 'goals', 'questions'] as const),
  ...(['team', 'errors', 'flow', 'compare'] as const),
] as const;

export type ReportTab = (typeof reportTabs)[number];

/** The address of a section with its filter. */
export function reportAddress(tab: ReportTab, filter: ReportFilter): string {
  return `/reports${tab === 'overview' ? '' : `/${tab}`}${queryOf(filter)}`;
}
