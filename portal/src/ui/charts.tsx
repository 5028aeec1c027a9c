'use client';
import { useTranslations } from 'use-intl';
import { AreaPlot, HeatPlot, type AreaPlotProps } from './charts/plots.js';

type AreaChartProps = AreaPlotProps & {
  label: string;
  /** What a point stands for; a day by default. */
  keyLabel?: string;
};

/** Values over days as an area, the previous period dashed. Screen readers get the same numbers as a table. */
export function AreaChart({ label, keyLabel, ...plot }: AreaChartProps) {
  return (
    <figure className="relative">
      <AreaPlot {...plot} />
      <PointTable label={label} {...plot} {...(keyLabel === undefined ? {} : { keyLabel })} />
    </figure>
  );
}

/** The numbers of a chart for screen readers. */
function PointTable({ label, points, formatKey, formatValue, ...labels }: AreaChartProps) {
  const t = useTranslations('ui.chart');
  const { keyLabel = t('day'), previousLabel = t('previous') } = labels;
  const hasPrevious = points.some((point) => point.previous !== null);
  return (
    <div className="sr-only">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{keyLabel}</th>
            <th scope="col">{t('current')}</th>
            {hasPrevious ? <th scope="col">{previousLabel}</th> : null}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.key}>
              <th scope="row">{formatKey(point.key)}</th>
              <td>{point.value === null ? '–' : formatValue(point.value)}</td>
              {hasPrevious ? <td>{point.previous === null ? '–' : formatValue(point.previous)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Seven rows of 24 hours, darker for higher values. Screen readers get the busiest hours from `summary`. */
export function HeatMap({
  rows,
  columns,
  cells,
  summary,
  describeCell,
  height = 188,
}: {
  rows: readonly string[];
  columns: readonly string[];
  cells: readonly (readonly number[])[];
  summary: string;
  describeCell: (row: number, column: number, value: number) => string;
  height?: number;
}) {
  return (
    <figure className="relative">
      <HeatPlot rows={rows} columns={columns} cells={cells} describeCell={describeCell} height={height} />
      <figcaption className="sr-only">{summary}</figcaption>
    </figure>
  );
}

/** A small line without axes; its number is shown beside it, so screen readers skip it. */
export function Sparkline({
  values,
  tone = 'quiet',
  width = 84,
  height = 24,
}: {
  values: readonly number[];
  tone?: 'quiet' | 'accent';
  width?: number;
  height?: number;
}) {
  if (values.length < 2) return <span aria-hidden style={{ width, height }} />;
  const max = Math.max(...values);
  const min = Math.min(...values);
  const x = (index: number) => (1 + (index * (width - 2)) / (values.length - 1)).toFixed(1);
  const y = (value: number) =>
    (max === min ? height / 2 : height - 2 - ((value - min) / (max - min)) * (height - 4)).toFixed(1);
  const path = values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('');
  return (
    <svg aria-hidden width={width} height={height} className="shrink-0">
      <path
        d={path}
        fill="none"
        stroke={tone === 'accent' ? 'var(--accent)' : 'var(--line-strong)'}
        strokeWidth={1.8}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
