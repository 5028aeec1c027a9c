'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ReportScopeFragment } from '../../../gql/graphql.js';
import type { Failure } from '../../../apollo/index.js';
import { dayOf } from '../../../i18n/days.js';
import { useFormats } from '../../../i18n/index.js';
import { ErrorState, Panel, Skeleton, cn } from '../../../ui/index.js';
import { FreshnessLine, NumbersSkeleton, type Range } from '../../dashboard/index.js';
import { useViewer } from '../../identity/index.js';
import { useFigureWords, periodText, type FigureWords } from '../hooks/use-figure-words.js';
import { useReportFilter } from '../hooks/use-report-filter.js';
import { useReport, type ReportDocument } from '../hooks/use-report.js';
import type { ReportFilter, ReportTab } from '../model/report-filter.js';

/** What a section draws with. */
export type Section<Parts> = {
  metrics: Parts;
  filter: ReportFilter;
  words: FigureWords;
  today: string;
  /** Why a part of it may be missing; null where everything was read. */
  failure: Failure | null;
  /** Reads it again. */
  retry: () => void;
};

/** Fetches a section and draws it: one skeleton while it loads, one error if it fails, with the period above. */
export function ReportBody<Parts extends ReportScopeFragment>({
  tab,
  document,
  cards,
  children,
}: {
  tab: ReportTab;
  document: ReportDocument<Parts>;
  /** How many cards the section begins with. */
  cards: number;
  children: (section: Section<Parts>) => ReactNode;
}) {
  const { filter, today } = useReportFilter();
  const { metrics, isOfBefore, failure, readAtMs, retry } = useReport(document, filter);
  const words = useFigureWords(tab, { filter, today, readAtMs });
  if (metrics === null) {
    if (failure === null) return <BodySkeleton cards={cards} />;
    return (
      <Panel>
        <ErrorState failure={failure} onRetry={retry} />
      </Panel>
    );
  }
  return (
    <>
      <div className="flex flex-wrap gap-x-4 text-xs text-ink-2">
        <Period filter={filter} metrics={metrics} today={today} />
        {failure === null ? null : <FreshnessLine dataUntil={metrics.dataUntil} newestAt={null} isUnreachable />}
      </div>
      <div className={cn('flex flex-col gap-4', isOfBefore && 'opacity-60')}>
        {children({ metrics, filter, words, today, failure, retry })}
      </div>
    </>
  );
}

/** Which days are counted, and with which they are compared. */
function Period({ filter, metrics, today }: { filter: ReportFilter; metrics: ReportScopeFragment; today: string }) {
  const t = useTranslations('reports.period');
  const { timeZone } = useViewer().organization;
  const { date } = useFormats();
  const daysOf = ({ from, to }: Range): Range => ({
    from: dayOf(Date.parse(from), timeZone),
    to: dayOf(Date.parse(to) - 1, timeZone),
  });
  const days = periodText(daysOf(metrics.window), date);
  const before = periodText(daysOf(metrics.previousWindow), date);
  return (
    <p>
      {filter.isCompared ? t('compared', { days, before }) : days}
      {filter.isCompared && filter.days.to >= today ? ` ${t('wholeDaysBefore')}` : null}
    </p>
  );
}

function BodySkeleton({ cards }: { cards: number }) {
  const t = useTranslations('reports');
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-4">
      {cards === 0 ? null : <NumbersSkeleton count={cards} />}
      <Skeleton className="h-72" />
      <Skeleton className="h-72" />
    </div>
  );
}
