'use client';
import { useFormats } from '../../i18n/index.js';
import { cn } from '../class-names.js';
import { Link } from '../link.js';

/** What a column holds: a share is a number of which 1 is the whole, a day is YYYY-MM-DD, a duration is in milliseconds. */
export type FigureColumn = { heading: string; kind: 'TEXT' | 'NUMBER' | 'SHARE' | 'DAY' | 'DURATION' };

/** One row, and where its first cell leads. */
export type FigureRow = { cells: readonly (string | number | null)[]; href?: string | null };

/** The numbers of a figure. */
export type FigureData = { columns: readonly FigureColumn[]; rows: readonly FigureRow[] };

/** The numbers of a figure as a table; while it is not shown, it is there for screen readers. */
export function FigureTable({
  id,
  label,
  data,
  isShown,
  isBesideChart,
}: {
  id: string;
  label: string;
  data: FigureData;
  isShown: boolean;
  /** Then a long one scrolls, so that the chart stays in sight. */
  isBesideChart: boolean;
}) {
  const shows = useCellText();
  return (
    <div
      id={id}
      role="group"
      aria-label={label}
      // A box that scrolls must take the focus, so that the keyboard can scroll it.
      {...(isShown ? { tabIndex: 0 } : {})}
      className={cn(
        isShown ? 'min-w-0 overflow-auto rounded-control border border-line' : 'sr-only',
        isShown && isBesideChart && 'max-h-96',
      )}
    >
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{label}</caption>
        <Head columns={data.columns} />
        <tbody>
          {data.rows.map((row, at) => (
            <Row key={at} row={row} columns={data.columns} shows={shows} isLinked={isShown} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ columns }: Pick<FigureData, 'columns'>) {
  return (
    <thead>
      <tr>
        {columns.map(({ heading, kind }) => (
          <th
            key={heading}
            scope="col"
            className={cn(
              'sticky top-0 h-9 border-b border-line bg-surface px-3 text-xs font-semibold text-ink-2',
              isFigure(kind) && 'text-right',
            )}
          >
            {heading}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type Shows = ReturnType<typeof useCellText>;

function Row({
  row: { cells, href = null },
  columns,
  shows,
  isLinked,
}: {
  row: FigureRow;
  columns: readonly FigureColumn[];
  shows: Shows;
  /** A link that nobody sees must not take the focus. */
  isLinked: boolean;
}) {
  const [first, ...others] = cells;
  const name = shows(first ?? null, columns[0]?.kind ?? 'TEXT');
  return (
    <tr className="border-b border-line last:border-b-0">
      <th scope="row" className="min-w-28 px-3 py-1.5 font-medium wrap-anywhere">
        {isLinked && href !== null ? (
          <Link href={href} className="text-accent underline underline-offset-2">
            {name}
          </Link>
        ) : (
          name
        )}
      </th>
      {others.map((cell, at) => {
        const kind = columns[at + 1]?.kind ?? 'TEXT';
        return (
          <td
            key={at}
            className={cn('px-3 py-1.5', kind !== 'TEXT' && 'whitespace-nowrap', isFigure(kind) && 'text-right')}
          >
            {shows(cell, kind)}
          </td>
        );
      })}
    </tr>
  );
}

function isFigure(kind: FigureColumn['kind']): boolean {
  return kind !== 'TEXT' && kind !== 'DAY';
}

function useCellText(): (cell: string | number | null, kind: FigureColumn['kind']) => string {
  const { number, percent, duration, date } = useFormats();
  return (cell, kind) => {
    if (cell === null) return '–';
    if (typeof cell === 'string') return kind === 'DAY' ? date(cell) : cell;
    if (kind === 'SHARE') return percent(cell, 1);
    return kind === 'DURATION' ? duration(cell) : number(cell, 1);
  };
}
