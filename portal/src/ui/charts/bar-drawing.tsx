'use client';
import { ResponsiveBar, type BarCustomLayerProps } from '@nivo/bar';
import { usePrefersReducedMotion, useColours } from '../scheme.js';

/** One bar: what identifies it, its name, its length. */
export type Bar = { key: string; label: string; value: number };

type BarDrawingProps = { bars: readonly Bar[]; formatValue: (value: number) => string };

const valueWidth = 64;
/** The letters of a name that are shown, on a narrow screen and on others, and their width. */
const [fewLetters, manyLetters, letterWidth, nameGap] = [17, 30, 6.5, 12];
const narrowPx = 640;

/** Drawn by nivo; loaded only where bars are shown. */
export function BarDrawing({ bars, formatValue }: BarDrawingProps) {
  const { colour } = useColours();
  const isStill = usePrefersReducedMotion();
  const letters = innerWidth < narrowPx ? fewLetters : manyLetters;
  const names = new Map(bars.map(({ key, label }) => [key, shortened(label, letters)]));
  const longest = Math.max(...[...names.values()].map((name) => name.length));
  return (
    <ResponsiveBar<Bar>
      // The first bar is drawn at the bottom.
      data={bars.toReversed()}
      keys={['value']}
      indexBy="key"
      layout="horizontal"
      margin={{ top: 0, right: valueWidth, bottom: 0, left: longest * letterWidth + nameGap }}
      padding={0.4}
      colors={colour('accent')}
      borderRadius={2}
      animate={!isStill}
      motionConfig="stiff"
      valueScale={{ type: 'linear', min: 0, max: Math.max(1, ...bars.map(({ value }) => value)) }}
      enableGridX={false}
      enableGridY={false}
      enableLabel={false}
      axisTop={null}
      axisRight={null}
      axisBottom={null}
      axisLeft={{ tickSize: 0, tickPadding: 10, format: (key: string) => names.get(key) ?? '' }}
      layers={['axes', 'bars', (layer) => <Values {...layer} formatValue={formatValue} fill={colour('ink')} />]}
      tooltip={({ data }) => (
        <div className="rounded-control bg-ink px-2.5 py-1.5 text-xs whitespace-nowrap text-canvas shadow-float">
          <strong className="block">{data.label}</strong>
          {formatValue(data.value)}
        </div>
      )}
      theme={{
        text: { fontFamily: 'var(--font-sans)', fontSize: 12, fill: colour('ink-2') },
        axis: { ticks: { text: { fill: colour('ink-2'), fontSize: 12 } } },
      }}
    />
  );
}

/** The value of each bar at its end. */
function Values({
  bars,
  formatValue,
  fill,
}: BarCustomLayerProps<Bar> & { formatValue: (value: number) => string; fill: string }) {
  return bars.map((bar) => (
    <text
      key={bar.key}
      x={bar.x + bar.width + 8}
      y={bar.y + bar.height / 2}
      dominantBaseline="central"
      style={{ fontFamily: 'var(--font-sans)', fontSize: 12, fontWeight: 600, fill }}
    >
      {formatValue(bar.data.value ?? 0)}
    </text>
  ));
}

function shortened(name: string, letters: number): string {
  return name.length <= letters ? name : `${name.slice(0, letters - 1).trimEnd()}…`;
}
