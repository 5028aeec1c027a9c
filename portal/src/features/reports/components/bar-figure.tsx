'use client';
import { ChartColumn } from 'lucide-react';
import { useFormats } from '../../../i18n/index.js';
import { BarPlot, ChartFigure, EmptyState, type FigureData } from '../../../ui/index.js';
import type { Section } from './report-body.js';

/** One bar with the row of the table that it stands for. */
export type FigureBar = {
  key: string;
  label: string;
  value: number;
  /** The cells after the name and the value. */
  more?: readonly (string | number | null)[];
  href: string | null;
};

const mostBars = 10;

/** Numbers of a few things beside each other. The chart shows the first ten, the table all. */
export function BarFigure({
  title,
  definition,
  fileName,
  bars,
  columns,
  href = null,
  empty,
  section: { words },
}: {
  title: string;
  definition: string;
  fileName: string;
  bars: readonly FigureBar[];
  /** Of the name, the value, and what follows. */
  columns: FigureData['columns'];
  href?: string | null;
  empty: { title: string; text: string };
  section: Pick<Section<unknown>, 'words'>;
}) {
  const { number } = useFormats();
  const rows = bars.map(({ label, value, more = [], href: own }) => ({ cells: [label, value, ...more], href: own }));
  return (
    <ChartFigure
      title={title}
      definition={definition}
      note={words.noteOf(null)}
      data={{ columns, rows }}
      fileName={words.fileName(fileName)}
      scope={words.scope}
      href={href}
      empty={
        bars.every(({ value }) => value === 0) ? (
          <EmptyState icon={ChartColumn} className="py-6" title={empty.title} text={empty.text} />
        ) : null
      }
    >
      <BarPlot bars={bars.slice(0, mostBars)} formatValue={number} />
    </ChartFigure>
  );
}
