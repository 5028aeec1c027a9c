import type { LiveEvent } from '../src/conversation/live-event.js';
import type {
  Awaiting,
  Choice,
  ConversationState,
  Message,
  MessageAuthor,
  PublicBot,
  VisitorPayload,
} from '../src/conversation/model.js';

/** A bot as returned by the server. */
export const bot: PublicBot = {
  publicId: 'bot_1',
  name: 'Aurora',
  avatarText: 'A',
  primaryColor: '#9E2A6E',
  position: 'right',
  locale: 'es',
  locales: ['es', 'en'],
  isOpenNow: true,
  hoursText: { es: '', en: '' },
  opensNextText: null,
  hasBranding: true,
  isPaused: false,
  pauseMessage: null,
};

/** A stored message, dated March 1, 2026. */
export function message(sequence: number, author: MessageAuthor = 'BOT', more: Partial<Message> = {}): Message {
  return {
    id: `msg_${sequence}`,
    sequence,
    author,
    content: [],
    text: `text ${sequence}`,
    at: `2026-03-01T10:${String(sequence % 60).padStart(2, '0')}:00.000Z`,
    clientMessageId: null,
    senderName: null,
    ...more,
  };
}

/** A question of the given kind. */
export function awaiting(kind: Awaiting['kind'], more: Partial<Awaiting> = {}): Awaiting {
  return {
    blockId: 'b1',
    kind,
    placeholder: '',
    isLong: false,
    isMultiple: false,
    isSearchable: false,
    choices: [],
    min: null,
    max: null,
    scale: null,
    ...more,
  };
}

/** A choice without details. */
export function choice(id: string, label: string): Choice {
  return { id, label, detail: '' };
}

/** A response of the server with these messages. */
export function payload(messages: readonly Message[], more: Partial<VisitorPayload> = {}): VisitorPayload {
  return {
    conversationId: 'cnv_1',
    token: 'token-1',
    messages,
    awaiting: awaiting('TEXT'),
    state: 'BOT',
    endReason: null,
    lastSequence: Math.max(0, ...messages.map((item) => item.sequence)),
    locale: 'es',
    bot,
    takenOverBy: null,
    userErrors: [],
    ...more,
  };
}

/** A live event that carries a message. */
export function liveMessage(added: Message): LiveEvent {
  return { ...liveState('BOT', added.sequence), kind: 'MESSAGE', state: null, message: added };
}

/** A live event that carries a state. */
export function liveState(state: ConversationState, sequence: number): LiveEvent {
  return { sequence, kind: 'STATE', message: null, state, awaiting: null, endReason: null, takenOverBy: null };
}
