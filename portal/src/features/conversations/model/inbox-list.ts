import type { ConversationFilter, InboxConversationFragment } from '../../../gql/graphql.js';

/** A conversation as the list shows it. */
export type InboxConversation = InboxConversationFragment;

/** A piece of the list as fetched, newest message first, and the changes that arrived since. */
export type InboxPieces = {
  fetched: readonly InboxConversation[];
  changed: ReadonlyMap<string, InboxConversation>;
  hasMore: boolean;
  filter: ConversationFilter;
  memberId: string;
};

/**
 * The list as it is now: changes are applied, what fell out of the filter is gone, each conversation appears once and the
 * newest message is first. A change of a conversation that lies beyond the fetched part waits for its part.
 */
export function currentList({ fetched, changed, hasMore, filter, memberId }: InboxPieces): InboxConversation[] {
  const byId = new Map(fetched.map((conversation) => [conversation.id, conversation]));
  const oldest = hasMore ? fetched.at(-1)?.lastMessageAt : undefined;
  for (const [id, conversation] of changed) {
    const isWithin = byId.has(id) || oldest === undefined || conversation.lastMessageAt >= oldest;
    if (isWithin && (byId.has(id) || canJoin(filter))) byId.set(id, newerOf(byId.get(id), conversation));
  }
  return [...byId.values()].filter((one) => matches(one, filter, memberId)).toSorted(byNewestMessage);
}

/** Whether a conversation belongs to the list. What only the platform can tell, a search or what a figure counts, counts as true. */
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

/** A conversation that was not fetched cannot join where only the platform can tell: nobody asked it whether it matches. */
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

/** How many conversations have something unread that a person has to answer. */
export function countUnread(conversations: readonly InboxConversation[]): number {
  return conversations.filter((one) => one.unreadCount > 0 && (one.state === 'WAITING_HUMAN' || one.state === 'HUMAN'))
    .length;
}

/** The conversation after (`step` 1) or before (-1) the open one; the first where none is open; null at either end. */
export function neighbour(
  conversations: readonly InboxConversation[],
  openId: string | null,
  step: 1 | -1,
): InboxConversation | null {
  const index = conversations.findIndex((one) => one.id === openId);
  if (index === -1) return conversations[0] ?? null;
  return conversations[index + step] ?? null;
}
