import type { ConversationState, MessageAuthor } from '../conversation/model.js';
import type { UnreadNews } from '../embedding.js';

/** The query for unread replies. */
export const unreadQuery = `query Unread($after: Int) { visitorConversation(after: $after, last: 500) {
  state takenOverBy messages { sequence author text senderName } } }`;

/** The result of `unreadQuery`. */
export interface UnreadResult {
  readonly state: ConversationState | null;
  readonly takenOverBy: string | null;
  readonly messages: readonly {
    readonly sequence: number;
    readonly author: MessageAuthor;
    readonly text: string;
    readonly senderName: string | null;
  }[];
}

/** The unread replies of a result. `person`: the display name of a team member whose name is unknown. */
export function newsOf({ messages, takenOverBy }: UnreadResult, person: string): UnreadNews {
  const unread = messages.filter(({ author }) => author !== 'VISITOR');
  const last = unread.at(-1);
  const sender = last?.author === 'MEMBER' ? (last.senderName ?? takenOverBy ?? person) : '';
  return { count: unread.length, through: last?.sequence ?? 0, sender, text: last?.text ?? '' };
}

const withPersonMs = 5_000;
const withBotMs = 10_000;
const longestMs = 120_000;

/**
 * The delay before the next poll in milliseconds: short while a person is expected, longer in the background, and growing with the
 * number of consecutive polls that returned nothing new or failed.
 */
export function pauseMs(poll: {
  readonly state: ConversationState | null;
  readonly isVisible: boolean;
  readonly emptyPolls: number;
  readonly retryAfterMs: number;
}): number {
  const base = poll.state === 'BOT' || poll.state === null ? withBotMs : withPersonMs;
  const patient = base * (poll.isVisible ? 1 : 3) * 2 ** Math.floor(poll.emptyPolls / 12);
  return Math.max(Math.min(patient, longestMs), poll.retryAfterMs);
}
