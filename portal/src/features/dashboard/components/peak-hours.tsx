'use client';
import { Clock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/index.js';
import { EmptyState, HeatMap, Panel, Skeleton, cn } from '../../../ui/index.js';
import type { DashboardNumbers } from '../hooks/use-dashboard-numbers.js';
import { busiestHours } from '../model/change.js';

const hours = Array.from({ length: 24 }, (_, hour) => `${hour}`);
const busiestShown = 3;

/** When people write, by weekday and hour of the organization's zone. */
export function PeakHours({ all, className }: { all: DashboardNumbers; className?: string }) {
  const t = useTranslations('dashboard.peakHours');
  const grid = all.charts?.peakHours;
  // The cards or the chart of the days report the failure.
  if (grid === undefined && all.isFailed) return null;
  const isEmpty = grid?.cells.every((row) => row.every((count) => count === 0)) ?? false;
  return (
    <Panel aria-labelledby="peak-title" className={cn('min-w-0', className)}>
      <h2 id="peak-title" className="mb-3">
        {t('title')}
      </h2>
      {grid === undefined ? <Skeleton className="h-47" /> : null}
      {grid !== undefined && isEmpty ? (
        <EmptyState icon={Clock} className="py-6" title={t('emptyTitle')} text={t('emptyText')} />
      ) : null}
      {grid === undefined || isEmpty ? null : (
        <div className={cn(all.isOfBefore && 'opacity-60')}>
          <Map cells={grid.cells} />
        </div>
      )}
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
