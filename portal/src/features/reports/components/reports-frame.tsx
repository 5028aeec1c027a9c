'use client';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LinkTabs, PageHeader, PageTitle } from '../../../ui/index.js';
import { Requires } from '../../identity/index.js';
import { useReportFilter } from '../hooks/use-report-filter.js';
import { reportAddress, reportTabs } from '../model/report-filter.js';
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
      <PageHeader title={t('title')} />
      <LinkTabs label={t('sections')} tabs={tabs} />
      <FilterBar filter={filter} today={today} onChange={setFilter} />
      {children}
    </>
  );
}
