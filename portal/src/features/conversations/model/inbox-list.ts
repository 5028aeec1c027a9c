import type { ConversationFilter, InboxConversationFragment } from '../../../gql/graphql.js';

/** A conversation as the list shows it. */
export type InboxConversation = InboxConversationFragment;

/** The fetched part of the list, newest message first, and the changes that arrived since. */
export type InboxPieces = {
  fetched: readonly InboxConversation[];
  changed: ReadonlyMap<string, InboxConversation>;
  hasMore: boolean;
  filter: ConversationFilter;
  memberId: string;
};

/**
 * The current list: changes are applied, conversations that no longer match the filter are removed, each appears once
 * and the newest message is first. A changed conversation beyond the fetched part is not added until its page is
 * fetched.
 */
export function currentList({ fetched, changed, hasMore, filter, memberId }: InboxPieces): InboxConversation[] {
  const byId = new Map(fetched.map((conversation) => [conversation.id, conversation]));
  const oldest = hasMore ? fetched.at(-1)?.lastMessageAt : undefined;
  for (const [id, conversation] of changed) {
    const isLoadedPart = byId.has(id) || oldest === undefined || conversation.lastMessageAt >= oldest;
    if (isLoadedPart && (byId.has(id) || canJoin(filter))) byId.set(id, newerOf(byId.get(id), conversation));
  }
  return [...byId.values()].filter((one) => matches(one, filter, memberId)).toSorted(byNewestMessage);
}

/**
 * Whether a conversation belongs to the list. Conditions that only the platform can check, a search or an outcome,
 * count as true.
 */
export function matches(conversation: InboxConversation, filter: ConversationFilter, memberId: string): boolean {
  const { states, botId, isMine, isActive, startedFrom, startedTo } = filter;
  return (
    (states == null || states.includes(conversation.state)) &&
    (botId == null || conversation.bot.id === botId) &&
    (isMine !== true || conversation.takeover?.member?.id === memberId) &&
    (isActive !== true || conversation.state !== 'ENDED') &&
    (startedFrom == null || Date.parse(conversation.startedAt) >= Date.parse(startedFrom)) &&
    (startedTo == null || Date.parse(conversation.startedAt) < Date.parse(startedTo))
  );
}

/** A conversation that was not fetched cannot be added under a condition that only the platform can check. */
function canJoin({ search, outcome }: ConversationFilter): boolean {
  return (search == null || search === '') && outcome == null;
}

function newerOf(one: InboxConversation | undefined, other: InboxConversation): InboxConversation {
  return one !== undefined && one.messageCount > other.messageCount ? one : other;
}

function byNewestMessage(one: InboxConversation, other: InboxConversation): number {
  const difference = Date.parse(other.lastMessageAt) - Date.parse(one.lastMessageAt);
  return difference !== 0 ? difference : one.id < other.id ? -1 : 1;
}

/** How many conversations have unread messages that a person has to answer. */
export function countUnread(conversations: readonly InboxConversation[]): number {
  return conversations.filter((one) => one.unreadCount > 0 && (one.state === 'WAITING_HUMAN' || one.state === 'HUMAN'))
    .length;
}

/** The conversation after (`step` 1) or before (-1) the open one; the first if none is open; null at either end. */
export function neighbour(
  conversations: readonly InboxConversation[],
  openId: string | null,
  step: 1 | -1,
): InboxConversation | null {
  const index = conversations.findIndex((one) => one.id === openId);
  if (index === -1) return conversations[0] ?? null;
  return conversations[index + step] ?? null;
}
