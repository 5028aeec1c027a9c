import type { Filter } from 'mongodb';
import type { AskedGroup, CountedConversation, CountedPage, CountedQuery } from '../../application/ports.js';
import { idOf, type Collections, type ConversationDocument } from './documents.js';
import { ownFilter, rangesFilter, segmentFilter } from './mongo-filters.js';
import { isGone } from './mongo-report.js';

/** The documents of a page are next to each other in one index: of the organization, or of each bot or version. */
export async function readCountedPage(
  collections: Collections,
  query: CountedQuery,
  page: CountedPage,
): Promise<CountedConversation[]> {
  const filter = await filterOf(collections, query);
  const [isDeleted, rows] = await Promise.all([
    isGone(collections, query.organizationId),
    collections.conversationLogs
      .find({ ...filter, ...beyond(query, page) })
      .sort({ startedAt: -1, _id: -1 })
      .limit(page.limit + 1)
      .project<CountedConversation>({ _id: 0, conversationId: 1, botId: 1, startedAt: 1 })
      .toArray(),
  ]);
  return isDeleted ? [] : rows;
}

export async function countCounted(collections: Collections, query: CountedQuery): Promise<number> {
  if (await isGone(collections, query.organizationId)) return 0;
  return collections.conversationLogs.countDocuments(await filterOf(collections, query));
}

/** As the indexes of groups find them, or by the ids of conversations in which a question was asked. */
async function filterOf(collections: Collections, query: CountedQuery): Promise<Filter<ConversationDocument>> {
  const { group, organizationId } = query;
  const { from, to } = query.window;
  if (typeof group !== 'string') {
    const ids = await askedIn(collections, query, group);
    return { organizationId, ...segmentFilter(query), _id: { $in: ids.map((id) => idOf(organizationId, id)) } };
  }
  const own = { ...ownFilter(query), ...segmentFilter(query), ...rangesFilter(query, 'startedAt') };
  return { ...own, groups: group, startedAt: { $gte: from, $lt: to } };
}

async function askedIn(
  { unansweredQuestions }: Collections,
  query: CountedQuery,
  { botId, folded }: AskedGroup,
): Promise<string[]> {
  const { from, to } = query.window;
  const own = { ...ownFilter(query), ...rangesFilter(query, 'bucket') };
  const asked = { botId, folded, bucket: { $gte: from, $lt: to }, asked: { $gt: 0 } };
  return unansweredQuestions.distinct('conversationId', { $and: [own, asked] });
}

function beyond({ organizationId, window }: CountedQuery, { cursor }: CountedPage) {
  if (cursor === null) return {};
  const [at, _id] = [new Date(cursor.sortKey), idOf(organizationId, cursor.id)];
  const last = new Date(Math.min(at.getTime(), window.to.getTime() - 1));
  return {
    startedAt: { $gte: window.from, $lte: last },
    $or: [{ startedAt: { $lt: at } }, { startedAt: at, _id: { $lt: _id } }],
  };
}
