'use client';
import { Clock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/index.js';
import { ChartFigure, EmptyState, HeatPlot } from '../../../ui/index.js';
import { busiestHours } from '../../dashboard/index.js';
import type { Section } from './report-body.js';

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const busiestShown = 3;

/** When conversations start, by weekday and hour of the organization's zone. */
export function HoursFigure({
  cells,
  section: { words },
}: {
  cells: readonly (readonly number[])[];
  section: Pick<Section<unknown>, 'words'>;
}) {
  const t = useTranslations('dashboard.peakHours');
  const own = useTranslations('reports.hours');
  const { list, weekday } = useFormats();
  const describe = (day: number, hour: number, count: number): string =>
    t('cell', { day: weekday(day, 'long'), hour, next: (hour + 1) % 24, count });
  const busiest = busiestHours(cells, busiestShown).map((cell) => describe(cell.weekday, cell.hour, cell.count));
  return (
    <ChartFigure
      title={own('title')}
      definition={
        busiest.length === 0 ? own('definition') : `${own('definition')} ${t('summary', { hours: list(busiest) })}.`
      }
      note={words.noteOf(null)}
      fileName={words.fileName(own('file'))}
      scope={words.scope}
      href={words.behind({ metric: 'conversations' })}
      data={{
        columns: [
          { heading: own('hour'), kind: 'TEXT' },
          ...cells.map((_, day) => ({ heading: weekday(day, 'short'), kind: 'NUMBER' as const })),
        ],
        rows: hours.map((hour) => ({
          cells: [own('from', { hour, next: (hour + 1) % 24 }), ...cells.map((row) => row[hour] ?? 0)],
        })),
      }}
      empty={
        busiest.length === 0 ? (
          <EmptyState icon={Clock} className="py-6" title={t('emptyTitle')} text={t('emptyText')} />
        ) : null
      }
    >
      <HeatPlot
        rows={cells.map((_, day) => weekday(day, 'narrow'))}
        columns={hours.map(String)}
        cells={cells}
        describeCell={describe}
      />
    </ChartFigure>
  );
}
