import type { PageRequest } from '@tertulia/use-case';

interface Keyset {
  /** Condition on the sort column, or none on the first page. */
  where: Record<string, unknown>;
  orderBy: Record<string, 'asc' | 'desc'>;
  limit: number;
}

/** A page of a list ordered by the largest value of `column` first; one extra row shows that there is more. */
export function newestFirst(page: PageRequest, column: string, read: (sortKey: string) => unknown): Keyset {
  const isForward = page.direction === 'FORWARD';
  const bound = page.cursor === null ? null : read(page.cursor.sortKey);
  return {
    where: bound === null ? {} : { [column]: isForward ? { $lt: bound } : { $gt: bound } },
    orderBy: { [column]: isForward ? 'desc' : 'asc' },
    limit: page.limit + 1,
  };
}

/** Rows in list order: a page from the end was read in reverse. */
export function inListOrder<T>(page: PageRequest, rows: readonly T[]): T[] {
  return page.direction === 'FORWARD' ? [...rows] : rows.toReversed();
}
