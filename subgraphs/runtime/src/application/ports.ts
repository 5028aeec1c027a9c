import type { BotDefinition, Effect, EffectResult, Locale, ParsedDefinition } from '@tertulia/flow-engine';
import type { Outcome } from '@tertulia/metrics';
import type { Entitlements } from '@tertulia/plan-limits';
import type { EventSink, PageRequest } from '@tertulia/use-case';
import type { ChatSession, Conversation, ConversationState } from '../domain/conversation.js';
import type { Goal } from '../domain/fold-outputs.js';
import type { BotCounts } from '../domain/live-counts.js';
import type { Message } from '../domain/message.js';
import type { PublishedBot } from '../domain/published-bot.js';
import type { Simulation } from '../domain/simulation.js';

export interface PublishedBotStore {
  byPublicId(publicId: string): Promise<PublishedBot | null>;
  byId(organizationId: string, botId: string): Promise<PublishedBot | null>;
  save(bot: PublishedBot): Promise<void>;
}

export interface BotVersionRow {
  readonly id: string;
  readonly organizationId: string;
  readonly botId: string;
  readonly number: number;
  readonly checksum: string;
  readonly definition: BotDefinition;
}

export interface VersionStore {
  /** Adds a version; one that is there already stays as it is. */
  add(version: BotVersionRow): Promise<void>;
  /** The stored definition, not parsed. */
  definitionOf(organizationId: string, versionId: string): Promise<unknown>;
}

/** A client's own id of a message; unique for one author in one conversation. */
export interface SentId {
  readonly author: 'VISITOR' | 'MEMBER';
  readonly clientMessageId: string;
}

/** A conversation as a turn finds it: locked until the transaction ends. */
export interface LockedConversation {
  readonly conversation: Conversation;
  readonly session: ChatSession;
  readonly bot: Pick<PublishedBot, 'isPaused' | 'pauseMessage'>;
}

export interface Takeover {
  readonly id: string;
  readonly conversationId: string;
  readonly memberId: string;
  /** As the visitor is told; null where the name is not known. */
  readonly memberName: string | null;
  /** A partner's key answers, not a person: `memberId` is the key's. */
  readonly isByKey: boolean;
  readonly startedAt: Date;
  /** Since when the visitor has waited for a person. */
  readonly waitingFrom: Date;
  readonly firstReplyAt: Date | null;
  readonly endedAt: Date | null;
}

export interface EffectIntent {
  readonly conversationId: string;
  readonly organizationId: string;
  readonly effect: Effect;
  /** When the message was accepted that it answers; null where it answers none. */
  readonly acceptedAt: Date | null;
}

export interface StoredGoal extends Goal {
  readonly conversationId: string;
}

export interface ConversationFilter {
  readonly states: readonly ConversationState[] | null;
  /** Null: every bot; else only these. */
  readonly botIds: readonly string[] | null;
  readonly contactId: string | null;
  /** Only those that this member has taken over. */
  readonly takenOverBy: string | null;
  readonly startedFrom: Date | null;
  readonly startedTo: Date | null;
  /** Only those of which a figure counts this. */
  readonly outcome: Outcome | null;
  /** Only those that go on at this moment: not ended, last message within the idle minutes. */
  readonly activeAt: Date | null;
  /** Part of what the visitor wrote. */
  readonly search: string | null;
  /** Held to try something out, or not; null for both. */
  readonly isTest: boolean | null;
}

/** Writing side of conversations: what turns and takeovers need, few statements each. */
export interface ConversationStore {
  add(conversation: Conversation, session: ChatSession): Promise<void>;
  lock(organizationId: string, conversationId: string): Promise<LockedConversation | null>;
  /** Stores messages in their places; false, and nothing stored, where their sender has used the client message id before. */
  appendMessages(organizationId: string, messages: readonly Message[], sent: SentId | null): Promise<boolean>;
  hasSent(conversationId: string, sent: SentId): Promise<boolean>;
  save(conversation: Conversation, session: ChatSession): Promise<void>;
  addGoals(conversation: Conversation, goals: readonly Goal[]): Promise<void>;
  /** Ids of the conversations of one visitor, of which this is one; none where there is no such conversation. */
  ofSameVisitor(organizationId: string, conversationId: string): Promise<string[]>;
  /** Ids of conversations with a contact, oldest first. */
  ofContact(organizationId: string, contactId: string, limit: number): Promise<string[]>;
  /** Empties the words of all messages, for good, with the ids that their senders gave them. */
  erase(conversation: Conversation, session: ChatSession): Promise<void>;
  /** Ids of conversations of any organization that have been idle, with nobody waiting, since before `now`, locked; others' locks are skipped. */
  idle(now: Date, limit: number): Promise<{ id: string; organizationId: string }[]>;
  /** Ids of those of any organization whose visitor has waited for a person since before and was not told, locked likewise. */
  waiting(since: Date, limit: number): Promise<{ id: string; organizationId: string }[]>;
  /** Open conversations of a bot. */
  openOf(organizationId: string, botId: string, limit: number): Promise<string[]>;
}

/** Messages after a sequence: at most `size` of them, from the start or from the end. */
export interface MessageRange {
  readonly after: number;
  readonly size: number;
  readonly isFromEnd: boolean;
}

/** Reading side of conversations. Calls name the organization as the first wall; order follows no key. */
export interface ConversationReader {
  byIds(organizationId: string, ids: readonly string[]): Promise<Conversation[]>;
  list(organizationId: string, filter: ConversationFilter, page: PageRequest): Promise<Conversation[]>;
  count(organizationId: string, filter: ConversationFilter): Promise<number>;
  sessionsOf(organizationId: string, ids: readonly string[]): Promise<Map<string, ChatSession>>;
  messagesAfter(organizationId: string, conversationId: string, after: number): Promise<Message[]>;
  /** A range of each conversation, oldest first. */
  messagePages(organizationId: string, ids: readonly string[], range: MessageRange): Promise<Map<string, Message[]>>;
  bySentId(conversationId: string, sent: SentId): Promise<Message | null>;
  lastMessages(organizationId: string, ids: readonly string[]): Promise<Message[]>;
  /** The latest conversations of each of these visitors, the newest first. */
  ofVisitors(organizationId: string, visitorIds: readonly string[], latest: number): Promise<Conversation[]>;
  goalsOf(organizationId: string, ids: readonly string[]): Promise<StoredGoal[]>;
  /** Those under way, or all, the earliest first. */
  takeoversOf(organizationId: string, ids: readonly string[], wanted?: { isEndedToo: boolean }): Promise<Takeover[]>;
  unreadCounts(organizationId: string, userId: string, ids: readonly string[]): Promise<Map<string, number>>;
  /** Conversations of an organization by bot that are under way at a moment. */
  liveCounts(organizationId: string, now: Date): Promise<Omit<BotCounts, 'present'>[]>;
}

export interface TakeoverStore {
  active(conversationId: string): Promise<Takeover | null>;
  add(organizationId: string, takeover: Takeover): Promise<void>;
  save(takeover: Takeover): Promise<void>;
  markRead(organizationId: string, mark: { userId: string; conversationId: string; sequence: number }): Promise<void>;
}

export interface EffectStore {
  /** Adds intents; one that is open already stays. */
  open(intents: readonly EffectIntent[]): Promise<void>;
  /** Closes an open intent; null where it is not open any more: its result is nobody's business then. */
  close(
    intent: { organizationId: string; conversationId: string; effectId: string },
    result: EffectResult,
    at: Date,
  ): Promise<{ acceptedAt: Date | null } | null>;
  /**
   * The oldest intent of any organization that is open since before a moment, as opened at `now`: others find it no longer, and what
   * others are taking up is passed over. Null where there is none.
   */
  takeUp(before: Date, now: Date): Promise<EffectIntent | null>;
}

export interface Contact {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: Locale | null;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  /** When the e-mail or the phone was proved to be the person's; null for what was only typed. */
  readonly verifiedAt: Date | null;
  readonly isTest: boolean;
}

/** Which contacts a caller may see. */
export interface ContactReach {
  /** Only people who spoke with one of these bots; null takes everybody. */
  readonly botIds: readonly string[] | null;
  /** Of test conversations or of others; null for both where they are asked for by id, in lists for others. */
  readonly isTest: boolean | null;
}

export interface ContactStore {
  byIds(organizationId: string, ids: readonly string[], reach: ContactReach): Promise<Contact[]>;
  /** The contact that was made of what this conversation told, and of nothing else; null where it has none. */
  ownOf(conversation: Pick<Conversation, 'id' | 'organizationId' | 'contactId'>): Promise<Contact | null>;
  save(contact: Contact): Promise<void>;
  /** Removes the contact unless a conversation is with it. Answers whether it went. */
  removeUnused(organizationId: string, id: string): Promise<boolean>;
  list(organizationId: string, reach: ContactReach, page: PageRequest): Promise<Contact[]>;
  count(organizationId: string, reach: ContactReach): Promise<number>;
}

export interface PlanStore {
  of(organizationId: string): Promise<Entitlements | null>;
  save(organizationId: string, entitlements: Entitlements): Promise<void>;
  /** Counts one more conversation of the period and answers how many there are with it; waits for others that count. */
  countConversation(organizationId: string, periodStart: string): Promise<number>;
}

export interface SimulationStore {
  byId(organizationId: string, id: string): Promise<Simulation | null>;
  lock(organizationId: string, id: string): Promise<Simulation | null>;
  definitionOf(organizationId: string, id: string): Promise<unknown>;
  add(simulation: Simulation, definition: BotDefinition, expiresAt: Date): Promise<void>;
  save(simulation: Simulation): Promise<void>;
  /** Removes those that have expired, of any organization. */
  removeExpired(now: Date): Promise<void>;
}

export interface Stores {
  readonly bots: PublishedBotStore;
  readonly versions: VersionStore;
  readonly conversations: ConversationStore;
  readonly reader: ConversationReader;
  readonly takeovers: TakeoverStore;
  readonly effects: EffectStore;
  readonly contacts: ContactStore;
  readonly plans: PlanStore;
  readonly simulations: SimulationStore;
  readonly events: EventSink;
  /** Takes events that hold words of a conversation out of what is still kept here. */
  forgetWords(organizationId: string, conversationId: string): Promise<void>;
  /** Removes every row of an organization. */
  deleteEverything(organizationId: string): Promise<void>;
}

/** Definitions of versions, parsed once and kept: the same object for the same version. */
export interface DefinitionSource {
  /** @throws DomainError NOT_FOUND where there is no such version. */
  of(stores: Stores, version: { organizationId: string; versionId: string }): Promise<BotDefinition>;
  /** Keeps a definition under a key of the caller's, such as a checksum. */
  keep(key: string, definition: BotDefinition): void;
  /** Reads a document, however large, away from the loop. @throws WorkRefused */
  read(organizationId: string, json: unknown): Promise<ParsedDefinition>;
  /** SHA-256 over the canonical JSON, hex. */
  checksumOf(organizationId: string, definition: BotDefinition): Promise<string>;
  kept(key: string): BotDefinition | null;
}

export type {
  AnswerProvider,
  AnswerQuestion,
  ConversationChange,
  ConversationNews,
  DraftSource,
  MemberDirectory,
  MessageNews,
  PresenceStore,
  RuntimeFeed,
  SignOfLife,
  VisitorClaims,
  VisitorTokens,
} from './outside-ports.js';
