import type { ConversationState, MessageAuthor } from '../conversation/model.js';
import type { UnreadNews } from '../embedding.js';

/** What is asked of a conversation while nobody looks at it. */
export const unreadQuery = `query Unread($after: Int) { visitorConversation(after: $after) {
  state takenOverBy messages { sequence author text senderName } } }`;

/** An answer to `unreadQuery`. */
export interface UnreadAnswer {
  readonly state: ConversationState | null;
  readonly takenOverBy: string | null;
  readonly messages: readonly {
    readonly sequence: number;
    readonly author: MessageAuthor;
    readonly text: string;
    readonly senderName: string | null;
  }[];
}

/** What of an answer is news for the visitor. `person` is what somebody of the team is called whose name is not known. */
export function newsOf({ messages, takenOverBy }: UnreadAnswer, person: string): UnreadNews {
  const unread = messages.filter(({ author }) => author !== 'VISITOR');
  const last = unread.at(-1);
  const sender = last?.author === 'MEMBER' ? (last.senderName ?? takenOverBy ?? person) : '';
  return { count: unread.length, through: last?.sequence ?? 0, sender, text: last?.text ?? '' };
}

const withPersonMs = 5_000;
const withBotMs = 10_000;
const longestMs = 120_000;

/**
 * The pause before the next question, in milliseconds: short while a person is expected, longer in the background, and
 * growing with each question in a row that brought nothing or failed.
 */
export function pauseMs({
  state,
  isVisible,
  inVain,
  retryAfterMs,
}: {
  readonly state: ConversationState | null;
  readonly isVisible: boolean;
  readonly inVain: number;
  readonly retryAfterMs: number;
}): number {
  const base = state === 'BOT' || state === null ? withBotMs : withPersonMs;
  const patient = base * (isVisible ? 1 : 3) * 2 ** Math.floor(inVain / 12);
  return Math.max(Math.min(patient, longestMs), retryAfterMs);
}
