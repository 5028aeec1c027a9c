import type { BotDefinition, Effect, EffectResult } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import type { NewsStream } from '@tertulia/streams';
import type { ChatSession, Conversation, ConversationState } from '../domain/conversation.js';
import type { Message } from '../domain/message.js';

/** Answers questions from what the business has told. */
export interface AnswerProvider {
  /** May take as long as `signal` lets it. */
  answer(question: AnswerQuestion, signal: AbortSignal): Promise<EffectResult>;
  /** Gets ready for questions to a definition, where that takes a while. */
  prepare?(organizationId: string, definition: BotDefinition): Promise<void>;
}

export interface AnswerQuestion {
  /** Whose time it takes. */
  readonly organizationId: string;
  readonly effect: Effect;
  readonly definition: BotDefinition;
  readonly now: Date;
}

/** What live subscribers of a conversation are told. Survives JSON. */
export type ConversationNews = {
  /** The latest sequence of the conversation. */
  readonly sequence: number;
} & (
  | { readonly kind: 'MESSAGE'; readonly message: MessageNews }
  | {
      readonly kind: 'STATE';
      readonly state: ConversationState;
      readonly endReason: Conversation['endReason'];
      readonly takenOverBy: string | null;
    }
  /** Somebody on the other side writes; the visitor's writing is for members only. */
  | { readonly kind: 'TYPING'; readonly by: 'BOT' | 'VISITOR' }
  | { readonly kind: 'AWAITING'; readonly awaiting: ChatSession['state']['awaiting'] }
);

/** A message whose instant is text. */
export type MessageNews = Omit<Message, 'at'> & { readonly at: string };

/** Tells live subscribers; called after the commit. */
export interface RuntimeFeed {
  told(conversationId: string, news: readonly ConversationNews[]): void;
  /** What was told together comes together. */
  ofConversation(conversationId: string): NewsStream<readonly ConversationNews[]>;
  changed(conversation: Conversation): void;
  changesOf(organizationId: string): NewsStream<ConversationChange>;
}

/** Which conversation has changed. */
export interface ConversationChange {
  readonly conversationId: string;
  readonly botId: string;
  /** Absent where a process of the release before told it: then it is none. */
  readonly isTest?: boolean;
}

/** What visitors prove with that a conversation is theirs. */
export interface VisitorTokens {
  sign(claims: VisitorClaims, expiresAt: Date): Promise<string>;
  /** Null for anything that is not a token of ours, or one that has expired. */
  verify(token: string, now: Date): Promise<VisitorClaims | null>;
}

export interface VisitorClaims {
  readonly organizationId: string;
  readonly botId: string;
  readonly conversationId: string;
}

/** A chat is open. */
export interface SignOfLife {
  readonly organizationId: string;
  readonly botId: string;
  readonly conversationId: string;
  readonly at: Date;
}

/** Who gave a sign of life lately. */
export interface PresenceStore {
  /** A sign that cannot be kept is dropped: the next one comes soon. */
  beat(sign: SignOfLife): Promise<void>;
  /** Open chats by bot that gave a sign within a minute; null while it cannot be known. */
  countByBot(organizationId: string, now: Date): Promise<ReadonlyMap<string, number> | null>;
}

/** Names of members and keys, as identity knows them. */
export interface MemberDirectory {
  /** The caller's own name; null where identity does not say. */
  nameOf(principal: Principal, requestId: string): Promise<string | null>;
}

/** Bots and their drafts, as the caller may see them. */
export interface DraftSource {
  /** Whether the bot exists for the caller. @throws DomainError SUBGRAPH_UNAVAILABLE */
  isThere(botId: string, caller: { principal: Principal; requestId: string }): Promise<boolean>;
  /** The draft's definition, not parsed. @throws DomainError NOT_FOUND, FORBIDDEN, SUBGRAPH_UNAVAILABLE */
  definitionOf(botId: string, caller: { principal: Principal; requestId: string }): Promise<unknown>;
}
