'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button.js';
import { cn } from './class-names.js';

/** One column: its header, its cell, and whether it is a number (aligned right). */
export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  isNumber?: boolean;
  isHeaderHidden?: boolean;
  className?: string;
};

/**
 * A table that scrolls horizontally inside its own box when it is too wide. Rows are dimmed while they are fetched
 * again.
 */
export function Table<Row>({
  label,
  columns,
  rows,
  rowKey,
  isStale = false,
}: {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  isStale?: boolean;
}) {
  return (
    <div className="overflow-x-auto rounded-panel border border-line bg-surface" tabIndex={-1}>
      <table aria-label={label} className={cn('w-full border-collapse text-left', isStale && 'opacity-60')}>
        <Head columns={columns} />
        <tbody>
          {rows.map((row) => (
            <Line key={rowKey(row)} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <thead>
      <tr className="border-b border-line">
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            className={cn(
              'h-10 px-4 text-xs font-semibold whitespace-nowrap text-ink-2',
              column.isNumber === true && 'text-right',
              column.className,
            )}
          >
            {column.isHeaderHidden === true ? <span className="sr-only">{column.header}</span> : column.header}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Line<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <tr className="border-b border-line last:border-b-0">
      {columns.map((column) => (
        <td
          key={column.key}
          className={cn('h-13 px-4 py-2 align-middle', column.isNumber === true && 'text-right', column.className)}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** The footer of a paged list: how much is shown, and a button for more. */
export function Pagination({
  shown,
  total,
  hasMore,
  isLoading,
  onMore,
}: {
  shown: number;
  total: number;
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
}) {
  const t = useTranslations('ui');
  return (
    <div className="flex items-center justify-between gap-4 py-2 text-xs text-ink-2">
      <span role="status">{t('shown', { shown, total })}</span>
      {hasMore ? (
        <Button size="sm" isLoading={isLoading} onClick={onMore}>
          {t('more')}
        </Button>
      ) : null}
    </div>
  );
}
