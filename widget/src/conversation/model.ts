/** Languages of the widget's own texts. */
export type Locale = 'es' | 'en';

/** Who wrote a message. */
export type MessageAuthor = 'VISITOR' | 'BOT' | 'MEMBER' | 'SYSTEM';

/** Who holds the conversation, or that it is over. */
export type ConversationState = 'BOT' | 'WAITING_HUMAN' | 'HUMAN' | 'ENDED';

/** One run of text; a link when `url` is set, a line break when `isBreak`. */
export interface InlineNode {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isCode: boolean;
  readonly isBreak: boolean;
  readonly url: string | null;
}

/** One piece of a message, as the server parsed it; the widget never sees markup. */
export type ContentNode =
  | { readonly __typename: 'ParagraphNode'; readonly children: readonly InlineNode[] }
  | {
      readonly __typename: 'ListNode';
      readonly isOrdered: boolean;
      /** Number of the first item of an ordered list. */
      readonly start: number;
      readonly items: readonly { readonly children: readonly InlineNode[] }[];
    }
  | { readonly __typename: 'ImageNode'; readonly url: string; readonly alt: string };

/** A message that the server has stored. `sequence` is gapless within a conversation; `at` is ISO 8601 in UTC. */
export interface Message {
  readonly id: string;
  readonly sequence: number;
  readonly author: MessageAuthor;
  readonly content: readonly ContentNode[];
  readonly text: string;
  readonly at: string;
  readonly clientMessageId: string | null;
  /** Name of the member who wrote it; null for other authors and where it is not known. */
  readonly senderName: string | null;
}

/** One answer that the visitor may pick. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

/** What the bot asks for next, with the limits of a good answer. */
export interface Awaiting {
  readonly blockId: string;
  readonly kind: 'TEXT' | 'NUMBER' | 'EMAIL' | 'PHONE' | 'DATE' | 'CHOICE' | 'RATING' | 'HUMAN';
  readonly placeholder: string;
  readonly isLong: boolean;
  readonly isMultiple: boolean;
  readonly isSearchable: boolean;
  readonly choices: readonly Choice[];
  readonly min: string | null;
  readonly max: string | null;
  readonly scale: 'STARS' | 'NUMBERS' | 'NPS' | null;
}

/** What the owner shows of the bot to everybody. */
export interface PublicBot {
  readonly publicId: string;
  readonly name: string;
  readonly avatarText: string;
  readonly primaryColor: string;
  readonly position: string;
  readonly locale: Locale;
  readonly locales: readonly Locale[];
  readonly isOpenNow: boolean;
  readonly hoursText: { readonly es: string; readonly en: string };
  /** When it opens next, in words; null while it is open and where that is not known. */
  readonly opensNextText: { readonly es: string; readonly en: string } | null;
  readonly hasBranding: boolean;
  readonly isPaused: boolean;
  readonly pauseMessage: string | null;
}

/** Something that the visitor can change, in the words of the server. */
export interface UserError {
  readonly code: string;
  readonly message: string;
}

/** The server's answer to every visitor operation; `messages` are those after the sequence that was asked for. */
export interface VisitorPayload {
  readonly conversationId: string | null;
  readonly token: string | null;
  readonly messages: readonly Message[];
  readonly awaiting: Awaiting | null;
  readonly state: ConversationState | null;
  readonly endReason: string | null;
  readonly lastSequence: number;
  readonly locale: Locale | null;
  readonly bot: PublicBot | null;
  readonly takenOverBy: string | null;
  readonly userErrors: readonly UserError[];
}

/** A change that the server tells while the socket is open. */
export interface LiveEvent {
  readonly sequence: number;
  readonly kind: 'MESSAGE' | 'STATE' | 'TYPING' | 'AWAITING';
  readonly message: Message | null;
  readonly state: ConversationState | null;
  readonly awaiting: Awaiting | null;
  readonly endReason: string | null;
  readonly takenOverBy: string | null;
}

/** What a visitor said, before it has words of its own: typed text, picked choices or a rating. */
export interface Answer {
  readonly text?: string;
  readonly choiceIds?: readonly string[];
  readonly rating?: number;
}

/** A visitor's message that the server has not confirmed. `shownText` is what the visitor sees of it. */
export interface QueuedMessage {
  readonly clientMessageId: string;
  readonly answer: Answer;
  readonly shownText: string;
  readonly at: string;
  /** `retrying` after a failed attempt; `refused` waits for the visitor's decision. */
  readonly status: 'pending' | 'retrying' | 'refused';
  /** Why it was refused, in words; null otherwise. */
  readonly reason: string | null;
}

/** Where the conversation as a whole stands. */
export type Phase = 'idle' | 'starting' | 'ready' | 'failed' | 'unavailable' | 'deleted';

/** A visitor's wish that could not be carried out. */
export type Notice = 'start-over-failed' | 'end-failed' | 'delete-failed';

/** Everything that the panel is drawn from. */
export interface ChatState {
  readonly phase: Phase;
  /** Words of the server for `failed` and `unavailable`; null where the widget has its own. */
  readonly failure: string | null;
  readonly notice: Notice | null;
  readonly bot: PublicBot | null;
  readonly locale: Locale;
  readonly conversationId: string | null;
  readonly token: string | null;
  /** By sequence; those after `knownThrough` are held back until the gap before them is filled. */
  readonly messages: readonly Message[];
  readonly knownThrough: number;
  /** Messages up to this sequence are shown; a burst is shown one by one. */
  readonly shownThrough: number;
  /** How many of the other side's were shown since the last pause. */
  readonly burst: number;
  /** What became of the wish for messages before those that are here. */
  readonly older: 'none' | 'loading' | 'failed';
  /** Messages up to this sequence were there before this page; they are shown, but are no news. */
  readonly historyThrough: number;
  /** True when the server is known to have messages that this page lacks. */
  readonly hasGap: boolean;
  readonly queue: readonly QueuedMessage[];
  readonly awaiting: Awaiting | null;
  readonly conversationState: ConversationState;
  readonly endReason: string | null;
  readonly takenOverBy: string | null;
  /** Sequence at which `awaiting` and `conversationState` were true; older news is dropped. */
  readonly snapshotSequence: number;
  /** Until when the other side is said to be typing, in milliseconds of the clock; 0 when not. */
  readonly typingUntilMs: number;
  readonly isOnline: boolean;
  /** False while the server cannot be reached for longer than a moment. */
  readonly isConnected: boolean;
  readonly isOpen: boolean;
  /** False while the page is in the background. */
  readonly isVisible: boolean;
  /** Highest sequence that was on an open panel before the visitor's eyes. */
  readonly readThrough: number;
}
