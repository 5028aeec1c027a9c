'use client';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
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
  const router = useRouter();
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const today = dayOf(useNow(), timeZone);
  const filter = useMemo(() => readReportFilter(new URLSearchParams(query), today), [query, today]);
  const setFilter = (next: ReportFilter): void => router.replace(`${pathname}${queryOf(next)}`, { scroll: false });
  return { filter, today, setFilter };
}
