import { DomainError } from '@tertulia/errors';
import { isUuid } from '@tertulia/persistence';
import type { PagePosition, PageRequest } from '@tertulia/use-case';

/** How a list is ordered by its time column, then by id. */
type ListOrder = 'OLDEST_FIRST' | 'NEWEST_FIRST';

interface KeysetQuery {
  readonly where: Record<string, unknown>;
  readonly orderBy: Record<string, 'asc' | 'desc'>[];
  readonly limit: number;
}

/** The conditions and the order that read one page of a list. */
export function keysetQuery(timeColumn: string, order: ListOrder, page: PageRequest): KeysetQuery {
  const isAscending = (order === 'OLDEST_FIRST') === (page.direction === 'FORWARD');
  const comparison = isAscending ? '$gt' : '$lt';
  const sort = isAscending ? 'asc' : 'desc';
  const orderBy = [{ [timeColumn]: sort }, { id: sort }] as const;
  const where = page.cursor === null ? {} : beyond(timeColumn, comparison, page.cursor);
  return { where, orderBy: [...orderBy], limit: page.limit + 1 };
}

function beyond(timeColumn: string, comparison: '$gt' | '$lt', { sortKey, id }: PagePosition): Record<string, unknown> {
  const time = new Date(sortKey);
  // A cursor comes from the caller: an invalid one must not reach the database.
  if (Number.isNaN(time.getTime()) || !isUuid(id)) {
    throw new DomainError('BAD_USER_INPUT', { params: { detail: 'after | before' } });
  }
  return { $or: [{ [timeColumn]: { [comparison]: time } }, { [timeColumn]: time, id: { [comparison]: id } }] };
}

/** Rows in the list's own order, in whichever order they were read. */
export function inListOrder<T>(rows: T[], page: PageRequest): T[] {
  return page.direction === 'FORWARD' ? rows : rows.toReversed();
}
