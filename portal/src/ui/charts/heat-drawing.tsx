'use client';
import { ResponsiveHeatMap } from '@nivo/heatmap';
import { mix } from '@tertulia/report-pages/scales';
import { useColours, usePrefersReducedMotion } from '../scheme.js';

type HeatDrawingProps = {
  rows: readonly string[];
  columns: readonly string[];
  cells: readonly (readonly number[])[];
  describeCell: (row: number, column: number, value: number) => string;
};

/** Every sixth hour gets a label under the map. */
const labelEvery = 6;

/** Drawn by nivo; loaded only where a map is shown. */
export function HeatDrawing({ rows, columns, cells, describeCell }: HeatDrawingProps) {
  const { colour } = useColours();
  const isStill = usePrefersReducedMotion();
  const max = Math.max(1, ...cells.flat());
  const data = rows.map((label, row) => ({
    id: `${row}`,
    label,
    data: columns.map((column, index) => ({ x: column, y: cells[row]?.[index] ?? 0 })),
  }));
  return (
    <ResponsiveHeatMap
      data={data}
      margin={{ top: 0, right: 4, bottom: 24, left: 22 }}
      xInnerPadding={0.16}
      yInnerPadding={0.16}
      borderRadius={3}
      colors={(cell) =>
        mix(colour('surface'), colour('accent'), cell.value === null ? 0 : 0.06 + 0.94 * (cell.value / max) ** 0.85)
      }
      enableLabels={false}
      animate={!isStill}
      axisTop={null}
      axisLeft={{ tickSize: 0, tickPadding: 8, format: (id: string) => rows[Number(id)] ?? '' }}
      axisBottom={{
        tickSize: 0,
        tickPadding: 8,
        format: (column: string) =>
          Number(column) % labelEvery === 0 || Number(column) === columns.length - 1 ? column : '',
      }}
      hoverTarget="cell"
      inactiveOpacity={1}
      tooltip={({ cell }) => (
        <div className="rounded-control bg-ink px-2.5 py-1.5 text-xs whitespace-nowrap text-canvas shadow-float">
          {describeCell(Number(cell.serieId), Number(cell.data.x), cell.value ?? 0)}
        </div>
      )}
      theme={{
        text: { fontFamily: 'var(--font-sans)', fontSize: 12, fill: colour('ink-2') },
        axis: { ticks: { text: { fill: colour('ink-2') } } },
      }}
    />
  );
}
