import { visibleMessages } from './messages.js';
import type { ChatState, Message, MessageAuthor, QueuedMessage } from './model.js';

/** One line of the list of messages. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: Message;
      /** First and last of a run by the same author, with at most five minutes between messages. */
      readonly isFirst: boolean;
      readonly isLast: boolean;
    }
  | { readonly kind: 'queued'; readonly key: string; readonly item: QueuedMessage }
  /** `name`: sender name of the member's message; null when it has none. */
  | { readonly kind: 'person'; readonly key: string; readonly name: string | null }
  | { readonly kind: 'ended'; readonly key: string };

const runLastsMs = 5 * 60_000;

/** The rows of the list, top to bottom. `dayOf` returns the calendar day of an ISO instant in the visitor's zone. */
export function rowsOf(state: ChatState, dayOf: (at: string) => string): readonly Row[] {
  const messages = shownMessages(state);
  const people = introductions(messages, state.conversationState);
  const rows: Row[] = [];
  let day = '';
  const startDay = (at: string): void => {
    if (dayOf(at) === day) return;
    day = dayOf(at);
    rows.push({ kind: 'day', key: `day-${day}`, at });
  };
  messages.forEach((message, index) => {
    startDay(message.at);
    if (people.has(index)) rows.push({ kind: 'person', key: `person-${message.sequence}`, name: message.senderName });
    const isFirst = !isSameRun(messages[index - 1], message);
    const isLast = !isSameRun(message, messages[index + 1]);
    rows.push({ kind: 'message', key: message.clientMessageId ?? message.id, message, isFirst, isLast });
  });
  if (people.has(messages.length)) rows.push({ kind: 'person', key: 'person', name: null });
  for (const item of state.queue) {
    startDay(item.at);
    rows.push({ kind: 'queued', key: item.clientMessageId, item });
  }
  const isEndShown = messages.at(-1)?.author === 'SYSTEM';
  if (state.conversationState === 'ENDED' && !isEndShown) rows.push({ kind: 'ended', key: 'ended' });
  return rows;
}

/** The messages with the one that is being written, once all before it are shown. */
function shownMessages(state: ChatState): readonly Message[] {
  const messages = visibleMessages(state);
  const { partial, shownThrough } = state;
  return partial?.sequence === shownThrough + 1 ? [...messages, partial] : messages;
}

/**
 * Positions at which a person is introduced: before the first message of each run of hers, and at the end of the list while she has not
 * written yet. None where a system message already announces the person.
 */
function introductions(messages: readonly Message[], state: ChatState['conversationState']): ReadonlySet<number> {
  const found = new Set<number>();
  let lastSpeaker: MessageAuthor = 'BOT';
  messages.forEach(({ author }, index) => {
    if (author === 'VISITOR') return;
    if (author === 'MEMBER' && lastSpeaker === 'BOT') found.add(index);
    lastSpeaker = author;
  });
  if (state === 'HUMAN' && lastSpeaker === 'BOT') found.add(messages.length);
  return found;
}

function isSameRun(one: Message | undefined, other: Message | undefined): boolean {
  if (one === undefined || other === undefined || one.author !== other.author) return false;
  return Math.abs(Date.parse(other.at) - Date.parse(one.at)) < runLastsMs;
}
