import type { PageRequest } from '../application/ports.js';

/** How a list is ordered by its time column, then by id. */
type ListOrder = 'OLDEST_FIRST' | 'NEWEST_FIRST';

interface KeysetQuery {
  readonly where: Record<string, unknown>;
  readonly orderBy: Record<string, 'asc' | 'desc'>[];
  readonly limit: number;
}

/** The conditions and the order with which one page of a list is read. */
export function keysetQuery(timeColumn: string, order: ListOrder, page: PageRequest): KeysetQuery {
  const isAscending = (order === 'OLDEST_FIRST') === (page.direction === 'FORWARD');
  const comparison = isAscending ? '$gt' : '$lt';
  const sort = isAscending ? 'asc' : 'desc';
  const { beyond } = page;
  const where =
    beyond === null
      ? {}
      : {
          $or: [
            { [timeColumn]: { [comparison]: beyond.at } },
            { [timeColumn]: beyond.at, id: { [comparison]: beyond.id } },
          ],
        };
  return { where, orderBy: [{ [timeColumn]: sort }, { id: sort }], limit: page.limit };
}

/** Rows in the list's own order, whichever way they were read. */
export function inListOrder<T>(rows: T[], page: PageRequest): T[] {
  return page.direction === 'FORWARD' ? rows : rows.toReversed();
}
