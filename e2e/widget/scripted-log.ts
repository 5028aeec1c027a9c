/** Types of the scripted platform: its conversations, its events, the inputs of its operations. */
import type { EventEmitter } from 'node:events';
import type { ContentNode, Language, Question, VisitorAnswer } from './scripted-bot.ts';

/** A message in the log. */
export interface LoggedMessage {
  readonly id: string;
  readonly sequence: number;
  readonly author: string;
  readonly text: string;
  readonly content: readonly ContentNode[];
  readonly at: string;
  readonly clientMessageId: string | null;
  readonly senderName: string | null;
}

export interface Conversation {
  readonly id: string;
  readonly token: string;
  readonly locale: Language;
  readonly messages: LoggedMessage[];
  awaiting: Question | null;
  state: string;
  endReason: string | null;
  takenOverBy: string | null;
  readonly emitter: EventEmitter;
  /** Client message ids that were acknowledged. */
  readonly answers: Set<string>;
}

/** The caller: the token of a conversation. */
export interface Caller {
  readonly token?: string | undefined;
}

/** A message as the widget sends it. */
export interface SentMessage extends VisitorAnswer {
  readonly clientMessageId: string;
  readonly after?: number;
}

/** Messages after one sequence and before another, of these the newest so many. */
export interface Wanted {
  readonly after?: number | null;
  readonly before?: number | null;
  readonly last?: number | null;
}

export interface Start {
  readonly input: { readonly resumeToken?: string; readonly locale?: Language; readonly last?: number | null };
}

export interface Change {
  readonly kind: string;
  readonly message?: LoggedMessage | null;
}

/** A live event. */
export type ConversationEvent = Required<Change> &
  Pick<Conversation, 'state' | 'awaiting' | 'endReason' | 'takenOverBy'> & { readonly sequence: number };

export interface ShownBot {
  publicId: string;
  name: string;
  avatarText: string;
  primaryColor: string;
  position: string;
  locale: Language;
  locales: Language[];
  status: string;
  isOpenNow: boolean;
  hoursText: Record<Language, string>;
  opensNextText: Record<Language, string> | null;
  hasBranding: boolean;
  isPaused: boolean;
  pauseMessage: string | null;
}
