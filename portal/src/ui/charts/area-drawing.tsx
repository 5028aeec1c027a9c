'use client';
import { ResponsiveLine, type LineCustomSvgLayerProps, type SliceData } from '@nivo/line';
import { axisTicks } from '@tertulia/report-pages/scales';
import { usePrefersReducedMotion, useColours } from '../scheme.js';

/** One day of the chart, null where there is nothing to show; `previous` is the same day of the previous period. */
export type AreaPoint = { key: string; value: number | null; previous: number | null };

type AreaDrawingProps = {
  points: readonly AreaPoint[];
  formatKey: (key: string) => string;
  /** The same for the axis, where there is little room. */
  formatTick: (key: string) => string;
  formatValue: (value: number) => string;
  previousLabel: string;
  /** The last point is not complete yet; it is drawn as a ring. */
  isLastPartial: boolean;
};
type Line = { id: string; data: { x: string; y: number | null }[] };

/** On a narrow screen, where five dates would touch, and on others. */
const [fewTicks, manyTicks, narrowPx] = [3, 5, 640];

/** Drawn by nivo; loaded only where a chart is shown. */
export function AreaDrawing({ points, formatKey, formatTick, formatValue, ...rest }: AreaDrawingProps) {
  const { colour } = useColours();
  const isStill = usePrefersReducedMotion();
  const hasPrevious = points.some((point) => point.previous !== null);
  const ticks = axisTicks(Math.max(...points.flatMap((point) => [point.value ?? 0, point.previous ?? 0])));
  const step = Math.max(1, Math.ceil(points.length / (innerWidth < narrowPx ? fewTicks : manyTicks)));
  const shown = points.filter((_, index) => (points.length - 1 - index) % step === 0).map((point) => point.key);
  const data: Line[] = [
    ...(hasPrevious ? [{ id: 'previous', data: points.map((point) => ({ x: point.key, y: point.previous })) }] : []),
    { id: 'current', data: points.map((point) => ({ x: point.key, y: point.value })) },
  ];
  const previousOf = new Map(points.map((point) => [point.key, point.previous]));
  return (
    <ResponsiveLine
      data={data}
      margin={{
        top: 8,
        right: rightOf(formatTick(shown.at(-1) ?? '')),
        bottom: 26,
        left: leftOf(ticks.map(formatValue)),
      }}
      colors={(line) => (line.id === 'current' ? colour('accent') : colour('line-strong'))}
      xScale={{ type: 'point' }}
      yScale={{ type: 'linear', min: 0, max: ticks.at(-1) ?? 1 }}
      curve="linear"
      animate={!isStill}
      motionConfig="stiff"
      enablePoints={false}
      enableGridX={false}
      gridYValues={ticks}
      axisLeft={{ tickSize: 0, tickPadding: 10, tickValues: ticks, format: (value: number) => formatValue(value) }}
      axisBottom={{ tickSize: 0, tickPadding: 10, tickValues: shown, format: (value: string) => formatTick(value) }}
      enableSlices="x"
      sliceTooltip={({ slice }) => (
        <Tip
          slice={slice}
          previous={previousOf}
          labels={{ formatKey, formatValue, previousLabel: rest.previousLabel }}
        />
      )}
      layers={['grid', 'axes', rest.isLastPartial ? PartialLines : Lines, 'crosshair', 'slices']}
      theme={{
        text: { fontFamily: 'var(--font-sans)', fontSize: 12, fill: colour('ink-2') },
        axis: { ticks: { text: { fill: colour('ink-2'), fontSize: 12 } } },
        grid: { line: { stroke: colour('line'), strokeWidth: 1 } },
        crosshair: { line: { stroke: colour('line-strong'), strokeWidth: 1 } },
      }}
    />
  );
}

const narrowest = 36;
/** Between the longest label and the lines, and the width of its letters. */
const [labelGap, letterWidth] = [14, 7];

function leftOf(labels: readonly string[]): number {
  return Math.max(narrowest, labelGap + letterWidth * Math.max(...labels.map((label) => label.length)));
}

/** Half of the last label lies beyond the last point. */
function rightOf(label: string): number {
  return Math.max(narrowest - labelGap, (letterWidth * label.length) / 2);
}

type TipProps = {
  slice: SliceData<Line>;
  previous: ReadonlyMap<string, number | null>;
  labels: Pick<AreaDrawingProps, 'formatKey' | 'formatValue' | 'previousLabel'>;
};

function Tip({ slice, previous, labels }: TipProps) {
  const point = slice.points.find((candidate) => candidate.seriesId === 'current');
  if (point === undefined) return null;
  const before = previous.get(point.data.x) ?? null;
  return (
    <div className="rounded-control bg-ink px-2.5 py-1.5 text-xs whitespace-nowrap text-canvas shadow-float">
      <strong className="block">{labels.formatKey(point.data.x)}</strong>
      <span className="block">{point.data.y === null ? '–' : labels.formatValue(point.data.y)}</span>
      {before === null ? null : (
        <span className="block opacity-80">
          {labels.previousLabel}: {labels.formatValue(before)}
        </span>
      )}
    </div>
  );
}

function PartialLines(props: LineCustomSvgLayerProps<Line>) {
  return <Lines {...props} isLastPartial />;
}

function Lines({
  series,
  areaGenerator,
  lineGenerator,
  isLastPartial = false,
}: LineCustomSvgLayerProps<Line> & { isLastPartial?: boolean }) {
  const { colour } = useColours();
  return series.map((line) => {
    const isCurrent = line.id === 'current';
    const places = line.data.map((datum) => datum.position);
    const known = places.filter((place): place is { x: number; y: number } => place.x !== null && place.y !== null);
    const last = known.at(-1);
    return (
      <g key={line.id}>
        {isCurrent ? <path d={areaGenerator(known) ?? ''} fill={line.color} fillOpacity={0.09} /> : null}
        <path
          d={lineGenerator(known) ?? ''}
          fill="none"
          stroke={line.color}
          strokeWidth={isCurrent ? 2.2 : 1.5}
          strokeLinejoin="round"
          {...(isCurrent ? {} : { strokeDasharray: '3 4' })}
        />
        {isCurrent && last !== undefined ? (
          <circle
            cx={last.x}
            cy={last.y}
            r={4}
            fill={isLastPartial ? colour('surface') : line.color}
            stroke={line.color}
            strokeWidth={isLastPartial ? 2 : 0}
          />
        ) : null}
      </g>
    );
  });
}
