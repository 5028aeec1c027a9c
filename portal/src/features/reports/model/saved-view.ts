import type { ReportPreset, ReportViewFilterInput, SavedReportViewFragment } from '../../../gql/graphql.js';
import { metricFilterOf, onlyOf } from '../../metric-filter/index.js';
import { countableDays, daysOfPreset, queryOf, type Preset, type ReportFilter } from './report-filter.js';

/** A filter with a name. */
export type SavedView = SavedReportViewFragment;

const names: Readonly<Record<Preset, ReportPreset>> = {
  today: 'TODAY',
  yesterday: 'YESTERDAY',
  week: 'LAST_7_DAYS',
  month: 'LAST_30_DAYS',
  quarter: 'LAST_90_DAYS',
  year: 'LAST_12_MONTHS',
  thisMonth: 'THIS_MONTH',
  lastMonth: 'LAST_MONTH',
};

/** A filter as it is saved. */
export function savedFilterOf({ preset, days, botIds, only, isCompared }: ReportFilter): ReportViewFilterInput {
  const period = preset === null ? days : { preset: names[preset] };
  return { ...period, ...metricFilterOf(botIds, only), isCompared };
}

/** The filter of a view on a day: a named period follows the calendar. */
export function filterOfView({ filter }: Pick<SavedView, 'filter'>, today: string): ReportFilter {
  const preset = (Object.keys(names) as Preset[]).find((name) => names[name] === filter.preset) ?? null;
  return {
    preset,
    days:
      preset === null
        ? countableDays({ from: filter.from ?? today, to: filter.to ?? today }, today)
        : daysOfPreset(preset, today),
    botIds: filter.bots.flatMap((bot) => bot?.id ?? []),
    only: onlyOf(filter),
    isCompared: filter.isCompared,
  };
}

/** The view that is shown; null if the filter is none of them. */
export function currentView(views: readonly SavedView[], filter: ReportFilter, today: string): SavedView | null {
  return views.find((view) => queryOf(filterOfView(view, today)) === queryOf(filter)) ?? null;
}
