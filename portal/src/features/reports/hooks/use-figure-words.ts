'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/index.js';
import { countedAddress, type CountedView, type Range } from '../../dashboard/index.js';
import { usePermission } from '../../identity/index.js';
import { useOnlyParts, type Only } from '../../metric-filter/index.js';
import { reportAddress, type ReportFilter, type ReportTab } from '../model/report-filter.js';
import type { Steps } from '../model/steps.js';

/** What every figure of a section says about itself. */
export type FigureWords = {
  /** The period and the filter, as one line. */
  scope: string;
  fileName: (name: string) => string;
  /** The address of the conversations that a figure counts; null for people who may not read any. */
  behind: (
    counted: Pick<CountedView, 'metric' | 'group' | 'person'> & {
      days?: Range;
      botIds?: readonly string[];
      only?: Only;
    },
  ) => string | null;
  /** What keeps days from being complete; null if nothing does. */
  noteOf: (steps: Pick<Steps, 'length' | 'lastDays'> | null) => string | null;
};

/** The words of the figures of one section, for a filter and the moment at which its metrics were read. */
export function useFigureWords(
  tab: ReportTab,
  { filter, today, readAtMs }: { filter: ReportFilter; today: string; readAtMs: number },
): FigureWords {
  const t = useTranslations('reports.figure');
  const { date, time } = useFormats();
  const mayRead = usePermission('conversations.read');
  const { days, only } = filter;
  const parts = useOnlyParts(only);
  const hasToday = days.to >= today;
  return {
    scope: [periodText(days, date), ...parts.map(({ text }) => text)].join(' · '),
    fileName: (name) => `tertulia-${name}-${days.from}-${days.to}`,
    behind: ({ days: some = days, botIds = filter.botIds, only: of = only, ...counted }) =>
      mayRead ? countedAddress({ ...counted, days: some, botIds, only: of, back: reportAddress(tab, filter) }) : null,
    noteOf: (steps) => {
      const isWeekShort = steps?.length === 'week' && steps.lastDays < 7;
      const parts = [
        ...(isWeekShort ? [t('lastWeek', { count: steps.lastDays })] : []),
        ...(hasToday ? [t('today', { time: time(new Date(readAtMs).toISOString()) })] : []),
      ];
      return parts.length === 0 ? null : parts.join(' ');
    },
  };
}

/** A day, or the first and the last of several. */
export function periodText({ from, to }: Range, date: (day: string) => string): string {
  return from === to ? date(from) : `${date(from)} – ${date(to)}`;
}
