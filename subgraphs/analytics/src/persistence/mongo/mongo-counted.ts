import type { Filter } from 'mongodb';
import type { PageRequest } from '@tertulia/use-case';
import type { CountedConversation, CountedQuery } from '../../application/ports.js';
import { idOf, type Collections, type ConversationDocument } from './documents.js';
import { isGone, ownFilter } from './mongo-report.js';

/** The documents of a page are next to each other in one index: of the organization, or of each bot or version. */
export async function readCountedPage(
  collections: Collections,
  query: CountedQuery,
  page: PageRequest,
): Promise<CountedConversation[]> {
  const isForward = page.direction === 'FORWARD';
  const order = isForward ? -1 : 1;
  const [isDeleted, rows] = await Promise.all([
    isGone(collections, query.organizationId),
    collections.conversationLogs
      .find({ ...filterOf(query), ...beyond(query, page) })
      .sort({ startedAt: order, _id: order })
      .limit(page.limit + 1)
      .project<CountedConversation>({ _id: 0, conversationId: 1, botId: 1, startedAt: 1 })
      .toArray(),
  ]);
  if (isDeleted) return [];
  return isForward ? rows : rows.toReversed();
}

export async function countCounted(collections: Collections, query: CountedQuery): Promise<number> {
  if (await isGone(collections, query.organizationId)) return 0;
  return collections.conversationLogs.countDocuments(filterOf(query));
}

/** Conversations of a group, as the indexes of groups find them. */
export function filterOf(query: CountedQuery): Filter<ConversationDocument> {
  const { from, to } = query.window;
  return { ...ownFilter(query), groups: query.group, startedAt: { $gte: from, $lt: to } };
}

function beyond({ organizationId, window }: CountedQuery, { cursor, direction }: PageRequest) {
  if (cursor === null) return {};
  const [at, id] = [new Date(cursor.sortKey), idOf(organizationId, cursor.id)];
  const isForward = direction === 'FORWARD';
  const startedAt = isForward
    ? { $gte: window.from, $lte: new Date(Math.min(at.getTime(), window.to.getTime() - 1)) }
    : { $gte: new Date(Math.max(at.getTime(), window.from.getTime())), $lt: window.to };
  const after = isForward ? '$lt' : '$gt';
  return { startedAt, $or: [{ startedAt: { [after]: at } }, { startedAt: at, _id: { [after]: id } }] };
}
