'use client';
import dynamic from 'next/dynamic';
import { useTranslations } from 'use-intl';
import { Skeleton } from '../marks.js';
import type { AreaPoint } from './area-drawing.js';
import type { Bar } from './bar-drawing.js';

/** The drawings of charts, hidden from screen readers: who shows one gives its numbers as text too. nivo is loaded with the first. */
const loading = () => <Skeleton className="h-full" />;
const AreaDrawing = dynamic(() => import('./area-drawing.js').then((module) => module.AreaDrawing), {
  ssr: false,
  loading,
});
const BarDrawing = dynamic(() => import('./bar-drawing.js').then((module) => module.BarDrawing), {
  ssr: false,
  loading,
});
const HeatDrawing = dynamic(() => import('./heat-drawing.js').then((module) => module.HeatDrawing), {
  ssr: false,
  loading,
});

export type AreaPlotProps = {
  points: readonly AreaPoint[];
  formatKey: (key: string) => string;
  /** The key on the axis, where there is little room; by default as elsewhere. */
  formatTick?: (key: string) => string;
  formatValue: (value: number) => string;
  height?: number;
  /** What the dashed line is; the previous period by default. */
  previousLabel?: string;
  isLastPartial?: boolean;
};

/** Values over days as an area, the previous period dashed. */
export function AreaPlot({
  points,
  formatKey,
  formatTick = formatKey,
  formatValue,
  height = 220,
  previousLabel,
  isLastPartial = false,
}: AreaPlotProps) {
  const t = useTranslations('ui.chart');
  return (
    <div aria-hidden style={{ height }}>
      {points.length === 0 ? null : (
        // Remount for other days: an animated axis keeps labels of the previous days.
        <AreaDrawing
          key={`${points[0]?.key} ${points.at(-1)?.key}`}
          points={points}
          formatKey={formatKey}
          formatTick={formatTick}
          formatValue={formatValue}
          previousLabel={previousLabel ?? t('previous')}
          isLastPartial={isLastPartial}
        />
      )}
    </div>
  );
}

const barThickness = 34;

/** One bar for each value, lying, each with its name at the left and its value at its end. */
export function BarPlot({ bars, formatValue }: { bars: readonly Bar[]; formatValue: (value: number) => string }) {
  return (
    <div aria-hidden style={{ height: Math.max(bars.length, 1) * barThickness }}>
      <BarDrawing bars={bars} formatValue={formatValue} />
    </div>
  );
}

/** Rows of hours, darker for higher values. */
export function HeatPlot({
  height = 188,
  ...drawing
}: {
  rows: readonly string[];
  columns: readonly string[];
  cells: readonly (readonly number[])[];
  describeCell: (row: number, column: number, value: number) => string;
  height?: number;
}) {
  return (
    <div aria-hidden style={{ height }}>
      <HeatDrawing {...drawing} />
    </div>
  );
}
