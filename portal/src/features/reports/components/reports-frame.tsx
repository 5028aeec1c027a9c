'use client';
import { CalendarClock } from 'lucide-react';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ButtonLink, LinkTabs, PageHeader, PageTitle } from '../../../ui/index.js';
import { rangeOfDays } from '../../dashboard/index.js';
import { ExportButton } from '../../exports/index.js';
import { Requires, usePermission, useViewer } from '../../identity/index.js';
import { metricFilterOf } from '../../metric-filter/index.js';
import { useReportFilter } from '../hooks/use-report-filter.js';
import { reportAddress, reportTabs, type ReportFilter } from '../model/report-filter.js';
import { FilterBar } from './filter-bar.js';

/** The title of the reports, their sections and their filter, which stays when the section changes. */
export function ReportsFrame({ children }: { children: ReactNode }) {
  return (
    <Requires action="metrics.read">
      <Frame>{children}</Frame>
    </Requires>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const t = useTranslations('reports');
  const path = usePathname();
  const { filter, today, setFilter } = useReportFilter();
  const tabs = reportTabs.map((tab) => ({
    href: reportAddress(tab, filter),
    label: t(`tabs.${tab}`),
    isCurrent: path === `/reports${tab === 'overview' ? '' : `/${tab}`}`,
    tab,
  }));
  const current = tabs.find(({ isCurrent }) => isCurrent)?.tab ?? 'overview';
  return (
    <>
      <PageTitle page={current === 'overview' ? t('title') : `${t(`tabs.${current}`)} · ${t('title')}`} />
      <PageHeader title={t('title')} action={<Taking filter={filter} />} />
      <LinkTabs label={t('sections')} tabs={tabs} />
      <FilterBar filter={filter} today={today} onChange={setFilter} />
      {children}
    </>
  );
}

/** Ways to take along what the reports show: as a file, or regularly by mail. */
function Taking({ filter: { days, botIds, only } }: { filter: ReportFilter }) {
  const t = useTranslations('reports');
  const { timeZone } = useViewer().organization;
  const maySchedule = usePermission('reports.schedule');
  return (
    <div className="flex flex-wrap gap-2">
      {maySchedule ? (
        <ButtonLink href="/reports/schedules" icon={CalendarClock}>
          {t('schedules')}
        </ButtonLink>
      ) : null}
      <ExportButton
        offered={{
          of: 'NUMBERS',
          range: rangeOfDays(days, timeZone),
          filter: metricFilterOf(botIds, only),
        }}
      />
    </div>
  );
}
