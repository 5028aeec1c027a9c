'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { useNow } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { dayOf } from '../../../i18n/days.js';
import { queryOf, readReportFilter, type ReportFilter } from '../model/report-filter.js';

/** What the reports are about, as the address says it. It changes with the address, and at midnight. */
export function useReportFilter(): {
  filter: ReportFilter;
  /** The current day of the organization. */
  today: string;
  setFilter: (filter: ReportFilter) => void;
} {
  const { timeZone } = useViewer().organization;
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const today = dayOf(useNow(), timeZone);
  const filter = useMemo(() => readReportFilter(new URLSearchParams(query), today), [query, today]);
  // Without asking the server: the page is the same for every filter.
  const setFilter = (next: ReportFilter): void => history.replaceState(null, '', `${pathname}${queryOf(next)}`);
  return { filter, today, setFilter };
}
