import { visibleMessages } from './messages.js';
import type { ChatState, Message, QueuedMessage } from './model.js';

/** One line of the list of messages. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: Message;
      /** First and last of a run by the same author within five minutes. */
      readonly isFirst: boolean;
      readonly isLast: boolean;
    }
  | { readonly kind: 'queued'; readonly key: string; readonly item: QueuedMessage }
  | { readonly kind: 'person'; readonly key: string }
  | { readonly kind: 'ended'; readonly key: string };

const runLastsMs = 5 * 60_000;

/** What the list shows, top to bottom. `dayOf` names the calendar day of an ISO instant in the visitor's zone. */
export function rowsOf(state: ChatState, dayOf: (at: string) => string): readonly Row[] {
  const messages = visibleMessages(state);
  const personAt = state.conversationState === 'HUMAN' ? personIndex(messages) : -1;
  const rows: Row[] = [];
  let day = '';
  const startDay = (at: string): void => {
    if (dayOf(at) === day) return;
    day = dayOf(at);
    rows.push({ kind: 'day', key: `day-${day}`, at });
  };
  messages.forEach((message, index) => {
    startDay(message.at);
    if (index === personAt) rows.push({ kind: 'person', key: 'person' });
    const isFirst = index === personAt || !isSameRun(messages[index - 1], message);
    const isLast = index + 1 === personAt || !isSameRun(message, messages[index + 1]);
    rows.push({ kind: 'message', key: message.clientMessageId ?? message.id, message, isFirst, isLast });
  });
  if (personAt === messages.length) rows.push({ kind: 'person', key: 'person' });
  for (const item of state.queue) {
    startDay(item.at);
    rows.push({ kind: 'queued', key: item.clientMessageId, item });
  }
  const isEndTold = messages.at(-1)?.author === 'SYSTEM';
  if (state.conversationState === 'ENDED' && !isEndTold) rows.push({ kind: 'ended', key: 'ended' });
  return rows;
}

/**
 * Where a person took over: before her first message after the bot's last one, or at the end while she has not written.
 * -1 when the server has said it in a message of its own.
 */
function personIndex(messages: readonly Message[]): number {
  const start = messages.findLastIndex((message) => message.author === 'BOT') + 1;
  const stretch = messages.slice(start);
  if (stretch.some((message) => message.author === 'SYSTEM')) return -1;
  const first = stretch.findIndex((message) => message.author === 'MEMBER');
  return first === -1 ? messages.length : start + first;
}

function isSameRun(one: Message | undefined, other: Message | undefined): boolean {
  if (one === undefined || other === undefined || one.author !== other.author) return false;
  return Math.abs(Date.parse(other.at) - Date.parse(one.at)) < runLastsMs;
}
