import { visibleMessages } from './messages.js';
import type { ChatState, Message } from './model.js';

/** Events of the widget for the embedding page, with their details. */
export interface PageEventDetails {
  readonly ready: { readonly publicId: string };
  readonly open: undefined;
  readonly close: undefined;
  readonly message: Pick<Message, 'author' | 'text' | 'at' | 'sequence'>;
  readonly choice: { readonly choiceIds: readonly string[]; readonly labels: string };
  readonly handoff: { readonly takenOverBy: string | null };
  readonly ended: { readonly reason: string | null };
  readonly error: { readonly message: string };
}

/** One event. */
export type PageEvent = {
  [Name in keyof PageEventDetails]: { readonly name: Name; readonly detail: PageEventDetails[Name] };
}[keyof PageEventDetails];

/** The events of a change of state. Loaded history causes no events. */
export function pageEventsOf(before: ChatState, after: ChatState): readonly PageEvent[] {
  const found: PageEvent[] = [];
  if (before.phase !== 'ready' && after.phase === 'ready') {
    found.push({ name: 'ready', detail: { publicId: after.bot?.publicId ?? '' } });
  }
  if (before.isOpen !== after.isOpen) found.push({ name: after.isOpen ? 'open' : 'close', detail: undefined });
  for (const { author, text, at, sequence } of newMessages(before, after)) {
    found.push({ name: 'message', detail: { author, text, at, sequence } });
  }
  const isSame = before.conversationId === after.conversationId;
  if (isSame && before.conversationState !== after.conversationState) found.push(...transition(before, after));
  if (before.phase !== after.phase && (after.phase === 'failed' || after.phase === 'unavailable')) {
    found.push({ name: 'error', detail: { message: after.failure ?? after.phase } });
  }
  return found;
}

function newMessages(before: ChatState, after: ChatState): readonly Message[] {
  const isSame = before.conversationId === after.conversationId;
  const from = Math.max(after.historyThrough, isSame ? before.shownThrough : 0);
  if (after.shownThrough <= from) return [];
  return visibleMessages(after).filter((message) => message.sequence > from);
}

function transition(before: ChatState, after: ChatState): readonly PageEvent[] {
  if (after.conversationState === 'ENDED') return [{ name: 'ended', detail: { reason: after.endReason } }];
  const isHandOff = before.conversationState === 'BOT' || after.conversationState === 'HUMAN';
  return isHandOff ? [{ name: 'handoff', detail: { takenOverBy: after.takenOverBy } }] : [];
}
