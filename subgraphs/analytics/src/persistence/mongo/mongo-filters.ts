import type { Filter } from 'mongodb';
import type { CountedQuery, ReportQuery, Scope } from '../../application/ports.js';
import type { ConversationDocument } from './documents.js';

/** Documents of these bots or versions. */
export function ownFilter({ organizationId, groupBy, groupIds, filter }: Scope) {
  const { versionIds } = filter;
  return {
    organizationId,
    ...(versionIds === null ? {} : { versionId: { $in: [...versionIds] } }),
    ...(groupIds === null ? {} : { [groupBy === 'BOT' ? 'botId' : 'versionId']: { $in: [...groupIds] } }),
  };
}

export function groupField({ groupBy }: Scope): string {
  return groupBy === 'BOT' ? '$botId' : '$versionId';
}

/** Conversations of these segments. */
export function segmentFilter({ filter }: Scope): Filter<ConversationDocument> {
  const { channels, languages, visitors } = filter;
  const isReturning = { NEW: false, RETURNING: true, UNKNOWN: null };
  return {
    ...(channels === null ? {} : { channel: { $in: [...channels] } }),
    ...(languages === null ? {} : { 'fact.language': { $in: [...languages] } }),
    ...(visitors === null ? {} : { 'fact.isReturning': { $in: visitors.map((visitor) => isReturning[visitor]) } }),
  };
}

/** A time in the parts of the window that count. */
export function rangesFilter({ ranges }: Pick<CountedQuery | ReportQuery, 'ranges'>, field: string) {
  if (ranges === null) return {};
  // An empty list is refused, and no time is before itself.
  const parts = ranges.length === 0 ? [{ from: new Date(0), to: new Date(0) }] : ranges;
  return { $and: [{ $or: parts.map(({ from, to }) => ({ [field]: { $gte: from, $lt: to } })) }] };
}
