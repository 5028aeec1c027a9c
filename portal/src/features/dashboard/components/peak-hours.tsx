'use client';
import { useQuery } from '@apollo/client/react';
import { Clock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { DashboardChartsDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/index.js';
import { EmptyState, ErrorState, HeatMap, Panel, Skeleton, cn } from '../../../ui/index.js';
import { busiestHours } from '../model/change.js';

const hours = Array.from({ length: 24 }, (_, hour) => `${hour}`);
const busiestShown = 3;

/** When people write, by weekday and hour of the organization's zone. */
export function PeakHours({ range, className }: { range: { from: string; to: string }; className?: string }) {
  const t = useTranslations('dashboard.peakHours');
  const { data, previousData, error, refetch } = useQuery(DashboardChartsDocument, {
    variables: { range, filter: null },
  });
  const grid = (data ?? previousData)?.organization?.metrics?.peakHours;
  const isFailed = error !== undefined || data?.organization?.metrics === null;
  const isEmpty = grid?.cells.every((row) => row.every((count) => count === 0)) ?? false;
  return (
    <Panel aria-labelledby="peak-title" className={cn('min-w-0', className)}>
      <h2 id="peak-title" className="mb-3">
        {t('title')}
      </h2>
      {grid === undefined && !isFailed ? <Skeleton className="h-47" /> : null}
      {grid === undefined && isFailed ? (
        <ErrorState className="py-4" failure={failureOf(error)} onRetry={() => void refetch()} />
      ) : null}
      {grid !== undefined && isEmpty ? (
        <EmptyState icon={Clock} className="py-6" title={t('emptyTitle')} text={t('emptyText')} />
      ) : null}
      {grid === undefined || isEmpty ? null : <Map cells={grid.cells} />}
    </Panel>
  );
}

function Map({ cells }: { cells: readonly (readonly number[])[] }) {
  const t = useTranslations('dashboard.peakHours');
  const { list, weekday } = useFormats();
  const names = cells.map((_, day) => ({ narrow: weekday(day, 'narrow'), long: weekday(day, 'long') }));
  const describe = (day: number, hour: number, count: number): string =>
    t('cell', { day: names[day]?.long ?? '', hour, next: (hour + 1) % 24, count });
  const summary = t('summary', {
    hours: list(busiestHours(cells, busiestShown).map((cell) => describe(cell.weekday, cell.hour, cell.count))),
  });
  return (
    <HeatMap
      rows={names.map((day) => day.narrow)}
      columns={hours}
      cells={cells}
      summary={summary}
      describeCell={describe}
    />
  );
}
