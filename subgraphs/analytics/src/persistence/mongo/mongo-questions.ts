import { unansweredMax, type ReportQuery, type UnansweredCount } from '../../application/ports.js';
import { groupedBy } from '../../domain/grouped.js';
import { isBySegment } from '../../domain/metrics-filter.js';
import { idOf, type Collections } from './documents.js';
import { groupField, ownFilter, rangesFilter, segmentFilter } from './mongo-filters.js';

/** How many of the most frequent questions are ranked by group; more than any business has in a window. */
const questionsMax = 5_000;

/** The most frequent questions of each group. */
export async function readUnanswered(collections: Collections, query: ReportQuery): Promise<UnansweredCount[]> {
  const { from, to } = query.window;
  const { unansweredQuestions } = collections;
  const asked = { bucket: { $gte: from, $lt: to }, asked: { $gt: 0 }, ...rangesFilter(query, 'bucket') };
  const own = { ...ownFilter(query), ...asked };
  const conversations = isBySegment(query.filter)
    ? { conversationId: { $in: await askedIn(collections, query, own) } }
    : {};
  const rows = await unansweredQuestions
    .aggregate<{ _id: { group: string; botId: string; folded: string }; question: string; count: number; last: Date }>([
      { $match: { ...own, ...conversations } },
      { $sort: { lastAskedAt: -1 } },
      {
        $group: {
          _id: { group: groupField(query), botId: '$botId', folded: '$folded' },
          ...{ question: { $first: '$shown' }, count: { $sum: '$asked' }, last: { $max: '$lastAskedAt' } },
        },
      },
      { $sort: { count: -1, last: -1, '_id.folded': 1 } },
      { $limit: questionsMax },
    ])
    .toArray();
  return [...groupedBy(rows, ({ _id }) => _id.group).values()].flatMap((own) =>
    own.slice(0, unansweredMax).map(({ _id, question, count, last }) => {
      return { groupId: _id.group, botId: _id.botId, question, count, lastAskedAt: last };
    }),
  );
}

/** The conversations of the segments in which such questions were asked. */
async function askedIn(
  { unansweredQuestions, conversationLogs }: Collections,
  query: ReportQuery,
  own: object,
): Promise<string[]> {
  const ids = await unansweredQuestions.distinct('conversationId', own);
  const _id = { $in: ids.map((id) => idOf(query.organizationId, id)) };
  const found = await conversationLogs
    .find({ _id, organizationId: query.organizationId, ...segmentFilter(query) })
    .project<{ conversationId: string }>({ conversationId: 1 })
    .toArray();
  return found.map(({ conversationId }) => conversationId);
}
