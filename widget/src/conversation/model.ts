import type { EmbedNode } from './embed-node.js';

/** Languages of the widget's own texts. */
export type Locale = 'es' | 'en';

/** Who wrote a message. */
export type MessageAuthor = 'VISITOR' | 'BOT' | 'MEMBER' | 'SYSTEM';

/** Who replies in the conversation, or that it has ended. */
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

/** A node of a message's content, parsed by the server; the widget never receives markup. */
export type ContentNode =
  | { readonly __typename: 'ParagraphNode'; readonly children: readonly InlineNode[] }
  | {
      readonly __typename: 'ListNode';
      readonly isOrdered: boolean;
      /** Number of the first item of an ordered list. */
      readonly start: number;
      readonly items: readonly { readonly children: readonly InlineNode[] }[];
    }
  | { readonly __typename: 'ImageNode'; readonly url: string; readonly alt: string }
  | EmbedNode
  | RichNode;

/** A node that is rare, so that a module of its own draws it. */
export type RichNode = MediaNode | LocationNode | CardsNode;

/** Cards side by side. */
export interface CardsNode {
  readonly __typename: 'CardsNode';
  readonly cards: readonly Card[];
}

export interface Card {
  readonly title: string;
  readonly text: string;
  readonly imageUrl: string | null;
  readonly imageAlt: string;
  /** With `choiceId` an answer, with `url` a link. */
  readonly buttons: readonly {
    readonly label: string;
    readonly choiceId: string | null;
    readonly url: string | null;
  }[];
}

/** A video, a recording or a file at a web address. */
export interface MediaNode {
  readonly __typename: 'MediaNode';
  readonly media: 'VIDEO' | 'AUDIO' | 'FILE';
  readonly url: string;
  readonly title: string;
  readonly posterUrl: string | null;
  readonly captionsUrl: string | null;
  readonly transcript: string | null;
  /** The player of a known video site; `url` is then a page of it. */
  readonly playerUrl: string | null;
}

/** A place. */
export interface LocationNode {
  readonly __typename: 'LocationNode';
  readonly title: string;
  readonly address: string;
  readonly url: string;
}

/** A message stored by the server. `sequence` has no gaps inside a conversation; `at` is ISO 8601 in UTC. */
export interface Message {
  readonly id: string;
  readonly sequence: number;
  readonly author: MessageAuthor;
  readonly content: readonly ContentNode[];
  readonly text: string;
  readonly at: string;
  readonly clientMessageId: string | null;
  /** Name of the member who wrote the message; null for other authors or when unknown. */
  readonly senderName: string | null;
}

/** A choice that the visitor can pick. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** A picture of it, which its label describes. */
  readonly imageUrl?: string | null;
}

/** Fields that are filled in and sent together. */
export interface Form {
  readonly fields: readonly FormField[];
  /** Label of the button; empty for the widget's own. */
  readonly submit: string;
}

/** Which files may be sent. */
export interface FileQuestion {
  readonly accepts: readonly ('PICTURES' | 'PDF' | 'DOCUMENTS' | 'AUDIO' | 'ANY')[];
  /** Of one file. */
  readonly bytesMax: number;
  readonly countMax: number;
}

/** Where a file is sent; without `upload`, `reason` is the platform's message. */
export interface PreparedUpload {
  readonly upload: { readonly fileId: string; readonly url: string } | null;
  readonly reason: string;
}

/** One field; `value` is what was entered before, and `error` why the platform refused it. */
export interface FormField {
  readonly id: string;
  readonly kind: 'TEXT' | 'LONG_TEXT' | 'NUMBER' | 'EMAIL' | 'PHONE' | 'DATE' | 'CHOICE';
  readonly label: string;
  readonly isRequired: boolean;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** What browsers may fill in. */
  readonly autocomplete: string;
  readonly value: string;
  readonly error: string | null;
}

/** What was entered in a field. */
export interface FieldValue {
  readonly fieldId: string;
  readonly value: string;
}

/** The open question, with the limits of a valid answer. */
export interface Awaiting {
  readonly blockId: string;
  readonly kind:
    | 'TEXT'
    | 'NUMBER'
    | 'EMAIL'
    | 'PHONE'
    | 'DATE'
    | 'TIME'
    | 'URL'
    | 'CHOICE'
    | 'RATING'
    | 'FORM'
    | 'FILE'
    | 'HUMAN';
  readonly placeholder: string;
  readonly isLong: boolean;
  readonly isMultiple: boolean;
  readonly isSearchable: boolean;
  readonly choices: readonly Choice[];
  readonly min: string | null;
  readonly max: string | null;
  readonly scale: 'STARS' | 'NUMBERS' | 'NPS' | null;
  /** For the kind FORM. */
  readonly form?: Form | null;
  /** For a day with its time the days that can be chosen, for a time its day. */
  readonly days?: readonly OpenDay[] | null;
  /** For the kind FILE; the only choice, if there is one, goes on without. */
  readonly files?: FileQuestion | null;
}

/** A day that can be chosen; without hours, at any time. */
export interface OpenDay {
  readonly date: string;
  readonly hours: readonly { readonly opens: string; readonly closes: string }[];
}

/** The public data of a bot. */
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
  /** The next opening in words; null while open or when unknown. */
  readonly opensNextText: { readonly es: string; readonly en: string } | null;
  readonly hasBranding: boolean;
  readonly isPaused: boolean;
  readonly pauseMessage: string | null;
}

/** A mistake that the visitor can correct, with the server's message. */
export interface UserError {
  readonly code: string;
  readonly message: string;
}

/** The payload of every visitor operation; `messages` are those after the requested sequence. */
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

/** Where a visitor stands among those who wait for a person. */
export interface QueuePlace {
  readonly position: number;
  /** Null where nothing can be said. */
  readonly waitMinutes: number | null;
}

/** An answer of the visitor: typed text, picked choices, a rating, a form or files that the platform has. */
export interface Answer {
  readonly text?: string;
  readonly choiceIds?: readonly string[];
  readonly rating?: number;
  readonly form?: readonly FieldValue[];
  readonly files?: readonly { readonly id: string; readonly name: string }[];
}

/** A visitor's message that the server has not confirmed. `shownText` is the text in the visitor's bubble. */
export interface QueuedMessage {
  readonly clientMessageId: string;
  readonly answer: Answer;
  readonly shownText: string;
  readonly at: string;
  /** `retrying` after a failed attempt; `refused` waits for the visitor's decision. */
  readonly status: 'pending' | 'retrying' | 'refused';
  /** The reason of a refusal; null otherwise. */
  readonly reason: string | null;
  /** A page has posted it: shown as a note, not as the visitor's words. */
  readonly isPosted?: true;
}

/** The phase of the conversation. */
export type Phase = 'idle' | 'starting' | 'ready' | 'failed' | 'unavailable' | 'deleted';

/** An action of the visitor that failed. */
export type Notice = 'start-over-failed' | 'end-failed' | 'leave-failed' | 'delete-failed';

/** The state from which the panel is rendered. */
export interface ChatState {
  readonly phase: Phase;
  /** The server's message for `failed` and `unavailable`; null when the widget shows its own text. */
  readonly failure: string | null;
  readonly notice: Notice | null;
  readonly bot: PublicBot | null;
  readonly locale: Locale;
  readonly conversationId: string | null;
  readonly token: string | null;
  /** Sorted by sequence; those after `knownThrough` are held back until the gap before them is filled. */
  readonly messages: readonly Message[];
  readonly knownThrough: number;
  /** Messages up to this sequence are shown; the messages of a burst are shown one by one. */
  readonly shownThrough: number;
  /** The next message while it is written; null when there is none. */
  readonly partial: Message | null;
  /** Messages of the other side shown since the last pause. */
  readonly burst: number;
  /** State of the request for earlier messages. */
  readonly older: 'none' | 'loading' | 'failed';
  /** Messages up to this sequence are from before this page was loaded; they are shown but not announced. */
  readonly historyThrough: number;
  /** True when the server has messages that this page does not have. */
  readonly hasGap: boolean;
  readonly queue: readonly QueuedMessage[];
  readonly awaiting: Awaiting | null;
  readonly conversationState: ConversationState;
  readonly endReason: string | null;
  readonly takenOverBy: string | null;
  /** Sequence of `awaiting` and `conversationState`; older updates are ignored. */
  readonly snapshotSequence: number;
  /** Until when the other side counts as typing, in milliseconds of the clock; 0 when not. */
  readonly typingUntilMs: number;
  readonly isOnline: boolean;
  /** False while the server has been unreachable for longer than a moment. */
  readonly isConnected: boolean;
  readonly isOpen: boolean;
  /** False while the page is in the background. */
  readonly isVisible: boolean;
  /** Highest sequence that was visible in an open panel. */
  readonly readThrough: number;
}
