import type {
  AnswerEffect,
  AnswerResult,
  BotDefinition,
  OutsideEffect,
  OutsideResult,
  Prompt,
  SessionState,
} from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import type { NewsStream } from '@tertulia/streams';
import type { ChatSession, Conversation, ConversationState } from '../domain/conversation.js';
import type { Message } from '../domain/message.js';
import type { ModelFacts } from '../domain/model-facts.js';

/** Answers questions from the knowledge of the business, by itself or with a language model. */
export interface AnswerProvider {
  /** Runs until `signal` aborts at the latest. */
  answer(question: AnswerQuestion, signal: AbortSignal): Promise<AnswerResult>;
  /** Prepares a definition for questions, if that takes long. */
  prepare?(bot: OwnBot, definition: BotDefinition): Promise<void>;
}

/** A bot and whose it is. */
export interface OwnBot {
  readonly organizationId: string;
  readonly botId: string;
}

export interface AnswerQuestion {
  /** The organization whose share of worker time is used. */
  readonly organizationId: string;
  /** The bot whose documents may be used. */
  readonly botId: string;
  readonly effect: AnswerEffect;
  readonly definition: BotDefinition;
  readonly now: Date;
  /** Where the question was asked; null if nothing outside the platform may be asked for the answer. */
  readonly place: AnswerPlace | null;
  /** In place of the prompt of the effect, where one is tried. */
  readonly prompt?: Prompt | undefined;
  /** Takes what may be shown of an answer while a model writes it; each call replaces what was shown before. */
  readonly onPart?: ((markdown: string) => void) | undefined;
  /** Told of each call of a model, where somebody tries the bot. */
  readonly onModel?: ((facts: ModelFacts) => void) | undefined;
}

/** The conversation, or the simulation, of a question. */
export interface AnswerPlace {
  readonly botId: string;
  readonly conversationId: string;
  readonly isSimulation: boolean;
  readonly state: SessionState;
  /** The latest messages, the newest last. */
  readonly recent: readonly Pick<Message, 'author' | 'text'>[];
}

/** Has work done outside the platform; the same effect of a conversation is done once, however often it is requested. */
export interface OutsideWork {
  /** @throws DomainError SUBGRAPH_UNAVAILABLE, or DEADLINE_EXCEEDED after `timeoutMs` */
  perform(request: OutsideRequest): Promise<OutsideResult>;
}

export interface OutsideRequest {
  readonly organizationId: string;
  readonly botId: string;
  /** The conversation, or the simulation. */
  readonly conversationId: string;
  readonly effect: OutsideEffect;
  readonly isSimulation: boolean;
  readonly timeoutMs: number;
  /** Takes all that a model has written so far, until the result is there; some parts may be missed. */
  readonly onText?: ((text: string) => void) | undefined;
}

/** What live subscribers of a conversation receive. JSON-safe. */
export type ConversationNews = {
  /** The latest sequence of the conversation. */
  readonly sequence: number;
} & (
  | { readonly kind: 'MESSAGE'; readonly message: MessageNews }
  /** The next message as far as it is written; any later news ends it. For the visitor only. */
  | { readonly kind: 'PARTIAL'; readonly message: MessageNews }
  | {
      readonly kind: 'STATE';
      readonly state: ConversationState;
      readonly endReason: Conversation['endReason'];
      readonly takenOverBy: string | null;
    }
  /** The other side is typing; the visitor's typing is for members only. */
  | { readonly kind: 'TYPING'; readonly by: 'BOT' | 'VISITOR' }
  | { readonly kind: 'AWAITING'; readonly awaiting: ChatSession['state']['awaiting'] }
);

/** A message with its time as text. */
export type MessageNews = Omit<Message, 'at'> & { readonly at: string };

/** Publishes to live subscribers; called after the commit. */
export interface RuntimeFeed {
  publish(conversationId: string, news: readonly ConversationNews[]): void;
  /** Emits in one batch what was published together. */
  ofConversation(conversationId: string): NewsStream<readonly ConversationNews[]>;
  changed(conversation: Conversation): void;
  changesOf(organizationId: string): NewsStream<ConversationChange>;
}

/** Which conversation has changed. */
export interface ConversationChange {
  readonly conversationId: string;
  readonly botId: string;
  /** Absent in messages of processes of the previous release; then it is not a test. */
  readonly isTest?: boolean;
}

/** Tokens with which visitors prove that a conversation is theirs. */
export interface VisitorTokens {
  sign(claims: VisitorClaims, expiresAt: Date): Promise<string>;
  /** Null for a token that is invalid or expired. */
  verify(token: string, now: Date): Promise<VisitorClaims | null>;
}

export interface VisitorClaims {
  readonly organizationId: string;
  readonly botId: string;
  readonly conversationId: string;
}

/** A heartbeat of an open chat. */
export interface SignOfLife {
  readonly organizationId: string;
  readonly botId: string;
  readonly conversationId: string;
  readonly at: Date;
}

/** Stores the latest heartbeats. */
export interface PresenceStore {
  /** A heartbeat that cannot be stored is dropped: the next one comes soon. */
  beat(sign: SignOfLife): Promise<void>;
  /** The number of open chats by bot with a heartbeat within the last minute; null if the store is unavailable. */
  countByBot(organizationId: string, now: Date): Promise<ReadonlyMap<string, number> | null>;
}

/** Names of members and API keys, from identity. */
export interface MemberDirectory {
  /** The caller's own name; null if identity does not return it. */
  nameOf(principal: Principal, requestId: string): Promise<string | null>;
}

/** Bots and their drafts, as far as the caller may see them. */
export interface DraftSource {
  /** Whether the bot exists and the caller may see it. @throws DomainError SUBGRAPH_UNAVAILABLE */
  isThere(botId: string, caller: { principal: Principal; requestId: string }): Promise<boolean>;
  /** The draft's definition, unparsed. @throws DomainError NOT_FOUND, FORBIDDEN, SUBGRAPH_UNAVAILABLE */
  definitionOf(botId: string, caller: { principal: Principal; requestId: string }): Promise<unknown>;
}
