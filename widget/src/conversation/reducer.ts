import { acceptMessages, acceptOlder, advance } from './messages.js';
import { paced } from './pacing.js';
import type { LiveEvent } from './live-event.js';
import type { ChatState, Locale, Notice, PublicBot, QueuedMessage, VisitorPayload } from './model.js';

/** All events of a conversation, from the server, the visitor or the network. */
export type ChatEvent =
  | { readonly type: 'starting' }
  /** `isResumed`: the conversation was started on an earlier page. */
  | { readonly type: 'started'; readonly payload: VisitorPayload; readonly isResumed: boolean }
  | { readonly type: 'start-failed'; readonly phase: 'failed' | 'unavailable'; readonly failure: string | null }
  | { readonly type: 'bot-known'; readonly bot: PublicBot }
  | { readonly type: 'answered'; readonly payload: VisitorPayload; readonly clientMessageId?: string }
  | { readonly type: 'older-wanted' }
  | { readonly type: 'older-missed' }
  | { readonly type: 'older-came'; readonly payload: VisitorPayload }
  /** The next message of a burst is due. */
  | { readonly type: 'paced' }
  | { readonly type: 'live'; readonly event: LiveEvent; readonly nowMs: number }
  | { readonly type: 'queued'; readonly item: QueuedMessage }
  | { readonly type: 'send-delayed'; readonly clientMessageId: string }
  | { readonly type: 'send-refused'; readonly clientMessageId: string; readonly reason: string | null }
  | { readonly type: 'retried'; readonly clientMessageId: string }
  | { readonly type: 'discarded'; readonly clientMessageId: string }
  | { readonly type: 'online-changed'; readonly isOnline: boolean }
  | { readonly type: 'connection-changed'; readonly isConnected: boolean }
  | { readonly type: 'visibility-changed'; readonly isVisible: boolean }
  | { readonly type: 'open-changed'; readonly isOpen: boolean }
  | { readonly type: 'locale-changed'; readonly locale: Locale }
  | { readonly type: 'noticed'; readonly notice: Notice | null }
  | { readonly type: 'forgotten'; readonly phase: 'idle' | 'deleted' };

/** The state before the conversation starts. `queue`: messages that an earlier page could not send. */
export function initialState(locale: Locale, queue: readonly QueuedMessage[] = []): ChatState {
  return {
    phase: 'idle',
    failure: null,
    notice: null,
    bot: null,
    locale,
    conversationId: null,
    token: null,
    messages: [],
    knownThrough: 0,
    shownThrough: 0,
    burst: 0,
    partial: null,
    older: 'none',
    historyThrough: 0,
    hasGap: false,
    queue,
    awaiting: null,
    conversationState: 'BOT',
    endReason: null,
    takenOverBy: null,
    snapshotSequence: 0,
    typingUntilMs: 0,
    isOnline: true,
    isConnected: true,
    isOpen: false,
    isVisible: true,
    readThrough: 0,
  };
}

/** The next state. Pure. */
export function reduce(state: ChatState, event: ChatEvent): ChatState {
  const next = changed(state, event);
  if (next === state) return state;
  const isHistory = event.type === 'started' && event.isResumed;
  return withRead(
    paced(state, isPartialNext(next) ? next : withoutPartial(next), { isHistory, isDue: event.type === 'paced' }),
  );
}

function changed(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'starting':
      return { ...state, phase: 'starting', failure: null };
    case 'started':
      return started(state, event.payload, event.isResumed);
    case 'start-failed':
      return { ...state, phase: event.phase, failure: event.failure };
    case 'bot-known':
      return { ...state, bot: event.bot };
    case 'answered':
      return answered(state, event.payload, event.clientMessageId);
    case 'live':
      return live(withoutPartial(state), event.event, event.nowMs);
    case 'older-wanted':
      return { ...state, older: 'loading' };
    case 'older-missed':
      return { ...state, older: 'failed' };
    case 'older-came':
      return event.payload.conversationId === state.conversationId ? acceptOlder(state, event.payload.messages) : state;
    case 'paced':
      return { ...state };
    case 'queued':
      return { ...state, queue: [...state.queue, event.item] };
    case 'send-delayed':
      return changeItem(state, event.clientMessageId, { status: 'retrying' });
    case 'send-refused':
      return changeItem(state, event.clientMessageId, { status: 'refused', reason: event.reason });
    case 'retried':
      return changeItem(state, event.clientMessageId, { status: 'pending', reason: null });
    case 'discarded':
      return { ...state, queue: state.queue.filter((item) => item.clientMessageId !== event.clientMessageId) };
    case 'online-changed':
      return { ...state, isOnline: event.isOnline };
    case 'connection-changed':
      return { ...state, isConnected: event.isConnected };
    case 'open-changed':
      return { ...state, isOpen: event.isOpen };
    case 'visibility-changed':
      return { ...state, isVisible: event.isVisible };
    case 'locale-changed':
      return { ...state, locale: event.locale };
    case 'noticed':
      return { ...state, notice: event.notice };
    case 'forgotten':
      return { ...emptied(state), phase: event.phase };
  }
}

function emptied(state: ChatState): ChatState {
  const { bot, isOnline, isOpen, isVisible } = state;
  return { ...initialState(state.locale), bot, isOnline, isOpen, isVisible };
}

function started(state: ChatState, payload: VisitorPayload, isResumed: boolean): ChatState {
  const fresh: ChatState = {
    ...emptied(state),
    queue: state.queue,
    phase: 'ready',
    locale: spokenLocale(state.locale, payload),
    conversationId: payload.conversationId,
    token: payload.token ?? state.token,
  };
  const isSame = payload.conversationId === state.conversationId;
  const known = answered(fresh, payload);
  const next = { ...known, historyThrough: historyOf({ isSame, isResumed, state, known }) };
  const isWithheld = payload.messages.length === 0 && payload.lastSequence > 0;
  return isWithheld ? { ...next, knownThrough: 0, hasGap: true } : next;
}

function spokenLocale(locale: Locale, { bot, locale: offered }: VisitorPayload): Locale {
  return bot === null || bot.locales.includes(locale) ? locale : (offered ?? locale);
}

interface Continuation {
  readonly isSame: boolean;
  readonly isResumed: boolean;
  readonly state: ChatState;
  readonly known: ChatState;
}

function historyOf({ isSame, isResumed, state, known }: Continuation): number {
  if (isSame) return state.historyThrough;
  return isResumed ? known.knownThrough : 0;
}

function answered(state: ChatState, payload: VisitorPayload, clientMessageId?: string): ChatState {
  // A response to a request from before the visitor started over belongs to the previous conversation.
  if (payload.conversationId !== null && payload.conversationId !== state.conversationId) return state;
  const received = acceptMessages(state, payload.messages, payload.lastSequence);
  const queue = received.queue.filter((item) => item.clientMessageId !== clientMessageId);
  const next: ChatState = { ...received, queue, token: payload.token ?? state.token, bot: payload.bot ?? state.bot };
  if (payload.lastSequence < state.snapshotSequence || payload.state === null) return next;
  return {
    ...next,
    snapshotSequence: payload.lastSequence,
    awaiting: payload.awaiting,
    conversationState: payload.state,
    endReason: payload.endReason,
    takenOverBy: payload.takenOverBy,
    typingUntilMs: payload.messages.length > 0 ? 0 : state.typingUntilMs,
  };
}

const typingLastsMs = 6_000;

function live(state: ChatState, event: LiveEvent, nowMs: number): ChatState {
  switch (event.kind) {
    case 'PARTIAL':
      return { ...state, partial: event.message, typingUntilMs: 0 };
    case 'TYPING':
      return { ...state, typingUntilMs: nowMs + typingLastsMs };
    case 'MESSAGE':
      return event.message === null ? state : { ...advance(state, event.message), typingUntilMs: 0 };
    case 'AWAITING':
      if (event.sequence < state.snapshotSequence) return state;
      return { ...state, snapshotSequence: event.sequence, awaiting: event.awaiting };
    case 'STATE':
      if (event.sequence < state.snapshotSequence || event.state === null) return state;
      return {
        ...state,
        snapshotSequence: event.sequence,
        conversationState: event.state,
        endReason: event.endReason,
        takenOverBy: event.takenOverBy,
        awaiting: event.state === 'BOT' ? (event.awaiting ?? state.awaiting) : null,
      };
  }
}

/** Whether the partial message is what the bot says next: something stored since then takes its place. */
function isPartialNext({ partial, knownThrough, conversationState }: ChatState): boolean {
  return partial?.sequence === knownThrough + 1 && conversationState === 'BOT';
}

function withoutPartial(state: ChatState): ChatState {
  return state.partial === null ? state : { ...state, partial: null };
}

function changeItem(state: ChatState, clientMessageId: string, change: Partial<QueuedMessage>): ChatState {
  const queue = state.queue.map((item) => (item.clientMessageId === clientMessageId ? { ...item, ...change } : item));
  return { ...state, queue };
}

function withRead(state: ChatState): ChatState {
  const isSeen = state.isOpen && state.isVisible && state.readThrough < state.shownThrough;
  return isSeen ? { ...state, readThrough: state.shownThrough } : state;
}
