import type { BotDefinition, Effect, EffectResult, Locale, ParsedDefinition } from '@tertulia/flow-engine';
import type { RecordedResult } from '@tertulia/pinned-conversations';
import type { Entitlements } from '@tertulia/plan-limits';
import type { EventSink, PageRequest } from '@tertulia/use-case';
import type { ChatSession, Conversation } from '../domain/conversation.js';
import type { Goal } from '../domain/fold-outputs.js';
import type { BotCounts } from '../domain/live-counts.js';
import type { HeldConversation, MaskedRecording } from '../domain/masked-recording.js';
import type { Message } from '../domain/message.js';
import type { PublishedBot } from '../domain/published-bot.js';
import type { WaitingAtBlock } from '../domain/waiting-at-block.js';
import type { DocumentStore } from './document-ports.js';
import type { ExportReader } from './export-ports.js';
import type { ContactReach, ConversationFilter } from './list-filters.js';
import type { CommentStore } from './comment-ports.js';
import type { MissStore } from './miss-store.js';
import type { PreviewLinkStore } from './preview-ports.js';
import type { SimulationStore } from './simulation-store.js';
import type { StoredValueStore } from './stored-value-store.js';
import type { QueueReader } from './queue-ports.js';
import type { ReceivedFileStore } from './received-file-ports.js';

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
  /** Adds a version; an existing one does not change. */
  add(version: BotVersionRow): Promise<void>;
  /** The stored definition, unparsed. */
  definitionOf(organizationId: string, versionId: string): Promise<unknown>;
}

/** The client's id of a message; unique for each author in a conversation. */
export interface SentId {
  readonly author: 'VISITOR' | 'MEMBER';
  readonly clientMessageId: string;
}

/** The conversation of a turn, locked until the transaction ends. */
export interface LockedConversation {
  readonly conversation: Conversation;
  readonly session: ChatSession;
  readonly bot: Pick<PublishedBot, 'isPaused' | 'pauseMessage' | 'moveToVersionId' | 'movedAt'>;
  /** True when the message that the lock was asked for is stored already. */
  readonly isSent: boolean;
}

export interface Takeover {
  readonly id: string;
  readonly conversationId: string;
  readonly memberId: string;
  /** As shown to the visitor; null if the name is not known. */
  readonly memberName: string | null;
  /** Whether the author is a partner's API key; then `memberId` is the id of the key. */
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
  /** When the message that it replies to was accepted; null if it replies to none. */
  readonly acceptedAt: Date | null;
}

/** An intent of a process that performs it. */
export interface HeldIntent extends EffectIntent {
  /** When another process may take it up, unless this is renewed before. */
  readonly heldUntil: Date;
}

/** A held intent, and when its flow continues without a result. */
export interface ClaimedIntent extends HeldIntent {
  readonly deadlineAt: Date;
}

export interface StoredGoal extends Goal {
  readonly conversationId: string;
}

/** A conversation that goes on by itself now. */
export interface DueConversation {
  readonly conversationId: string;
  readonly organizationId: string;
}

/** The write side of conversations: what turns and takeovers need, in few statements. */
export interface ConversationStore {
  add(conversation: Conversation, session: ChatSession): Promise<void>;
  /** @param sent the message that is about to be stored, if its sender gave it an id. */
  lock(organizationId: string, conversationId: string, sent?: SentId): Promise<LockedConversation | null>;
  /** Stores messages of a locked conversation under their sequences. */
  appendMessages(organizationId: string, messages: readonly Message[]): Promise<void>;
  save(conversation: Conversation, session: ChatSession): Promise<void>;
  addGoals(conversation: Conversation, goals: readonly Goal[]): Promise<void>;
  /** Ids of all conversations of the visitor of this one; empty if it does not exist. */
  ofSameVisitor(organizationId: string, conversationId: string): Promise<string[]>;
  /** Ids of conversations with a contact, oldest first. */
  ofContact(organizationId: string, contactId: string, limit: number): Promise<string[]>;
  /** Permanently deletes the texts of all messages and the ids that their senders gave them. */
  erase(conversation: Conversation, session: ChatSession): Promise<void>;
  /** Claims conversations of any organization that go on by themselves now; skips those that others are claiming. */
  claimDue(now: Date, limit: number): Promise<DueConversation[]>;
  /** Locks idle conversations of any organization in which nobody waits, and returns their ids; skips those that others have locked. */
  idle(now: Date, limit: number): Promise<{ id: string; organizationId: string }[]>;
  /**
   * Locks conversations of any organization whose visitor has waited for a person since before `since` and was not
   * notified, and returns their ids; skips those that others have locked.
   */
  waiting(since: Date, limit: number): Promise<{ id: string; organizationId: string }[]>;
  /** Open conversations of a bot. */
  openOf(organizationId: string, botId: string, limit: number): Promise<string[]>;
}

/** Messages after a sequence: at most `size`, from the start or from the end. */
export interface MessageRange {
  readonly after: number;
  readonly size: number;
  readonly isFromEnd: boolean;
}

/**
 * The read side of conversations. Every call names the organization, in addition to row-level security. The order of
 * results does not follow the order of the ids.
 */
export interface ConversationReader {
  byIds(organizationId: string, ids: readonly string[]): Promise<Conversation[]>;
  list(organizationId: string, filter: ConversationFilter, page: PageRequest): Promise<Conversation[]>;
  count(organizationId: string, filter: ConversationFilter): Promise<number>;
  sessionsOf(organizationId: string, ids: readonly string[]): Promise<Map<string, ChatSession>>;
  /** The first `size` messages after a sequence, in order; none when `size` is not positive. */
  messagesAfter(
    organizationId: string,
    conversationId: string,
    range: Pick<MessageRange, 'after' | 'size'>,
  ): Promise<Message[]>;
  /** A range of each conversation, oldest first. */
  messagePages(organizationId: string, ids: readonly string[], range: MessageRange): Promise<Map<string, Message[]>>;
  bySentId(conversationId: string, sent: SentId): Promise<Message | null>;
  lastMessages(organizationId: string, ids: readonly string[]): Promise<Message[]>;
  /** The latest conversations of each of these visitors, the newest first. */
  ofVisitors(organizationId: string, visitorIds: readonly string[], latest: number): Promise<Conversation[]>;
  goalsOf(organizationId: string, ids: readonly string[]): Promise<StoredGoal[]>;
  /** Ongoing takeovers, or all, the earliest first. */
  takeoversOf(organizationId: string, ids: readonly string[], wanted?: { isEndedToo: boolean }): Promise<Takeover[]>;
  unreadCounts(organizationId: string, userId: string, ids: readonly string[]): Promise<Map<string, number>>;
  /** The number of ongoing conversations of an organization by bot at a moment. */
  liveCounts(organizationId: string, now: Date): Promise<Omit<BotCounts, 'present'>[]>;
  /** How many active conversations of the bots wait at each block of each version. */
  waitingByBlock(query: { organizationId: string; botIds: readonly string[] }, now: Date): Promise<WaitingAtBlock[]>;
}

export interface TakeoverStore {
  active(conversationId: string): Promise<Takeover | null>;
  /** The latest takeover of each of these people. */
  latestOf(organizationId: string, memberIds: readonly string[]): Promise<Takeover[]>;
  add(organizationId: string, takeover: Takeover): Promise<void>;
  save(takeover: Takeover): Promise<void>;
  markRead(organizationId: string, mark: { userId: string; conversationId: string; sequence: number }): Promise<void>;
}

export interface EffectStore {
  /** Adds intents, in this order; an open one does not change. */
  open(intents: readonly HeldIntent[]): Promise<void>;
  /** Closes an open intent; null if it is already closed: then its result is discarded. */
  close(
    intent: { organizationId: string; conversationId: string; effectId: string },
    result: EffectResult,
    at: Date,
  ): Promise<{ acceptedAt: Date | null } | null>;
  /** Claims the first intent of any organization that is due; skips those that others are claiming. Null if there is none. */
  claim(now: Date): Promise<ClaimedIntent | null>;
  /** Holds open intents longer. Returns those that are still held as given: no other process has claimed them, nothing has made them due. */
  renew(intents: readonly HeldIntent[], until: Date): Promise<HeldIntent[]>;
  /** What came back from the effects of a conversation, in the order in which they were opened. */
  resultsOf(organizationId: string, conversationId: string): Promise<RecordedResult[]>;
  /** Makes an open intent due at a moment. */
  postpone(intent: { conversationId: string; effectId: string }, dueAt: Date): Promise<void>;
  /** Makes the effects due that wait for the call to the URL that an effect opened. Returns how many. */
  wake(url: { organizationId: string; conversationId: string; openedBy: string }, now: Date): Promise<number>;
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
  /** When the e-mail or phone was verified; null if it was only typed. */
  readonly verifiedAt: Date | null;
  readonly isTest: boolean;
}

export interface ContactStore {
  byIds(organizationId: string, ids: readonly string[], reach: ContactReach): Promise<Contact[]>;
  /** The contact made from this conversation alone; null if there is none. */
  ownOf(conversation: Pick<Conversation, 'id' | 'organizationId' | 'contactId'>): Promise<Contact | null>;
  save(contact: Contact): Promise<void>;
  /** Deletes the contact unless a conversation refers to it. Returns whether it was deleted. */
  removeUnused(organizationId: string, id: string): Promise<boolean>;
  list(organizationId: string, reach: ContactReach, page: PageRequest): Promise<Contact[]>;
  count(organizationId: string, reach: ContactReach): Promise<number>;
}

export interface PlanStore {
  of(organizationId: string): Promise<Entitlements | null>;
  save(organizationId: string, entitlements: Entitlements): Promise<void>;
  /** Adds one conversation to the count of the period and returns the new count; serialized with concurrent calls. */
  countConversation(organizationId: string, periodStart: string): Promise<number>;
}

export interface Stores {
  readonly bots: PublishedBotStore;
  readonly versions: VersionStore;
  readonly documents: DocumentStore;
  readonly conversations: ConversationStore;
  readonly reader: ConversationReader;
  readonly takeovers: TakeoverStore;
  readonly effects: EffectStore;
  readonly contacts: ContactStore;
  readonly plans: PlanStore;
  readonly simulations: SimulationStore;
  readonly previews: PreviewLinkStore;
  readonly misses: MissStore;
  readonly comments: CommentStore;
  readonly values: StoredValueStore;
  readonly files: ReceivedFileStore;
  readonly queues: QueueReader;
  readonly exports: ExportReader;
  readonly events: EventSink;
  /** Removes misses, comments and events that contain texts of a conversation from the tables of this subgraph. */
  eraseTexts(organizationId: string, conversationId: string): Promise<void>;
  /** Deletes every row of an organization. */
  deleteEverything(organizationId: string): Promise<void>;
}

/** Parsed definitions of versions, cached: the same object for the same version. */
export interface DefinitionSource {
  /** @throws DomainError NOT_FOUND if there is no such version. */
  of(stores: Stores, version: { organizationId: string; versionId: string }): Promise<BotDefinition>;
  /** Caches a definition under the caller's key, such as a checksum. */
  keep(key: string, definition: BotDefinition): void;
  /** Parses a document of any size outside the event loop. @throws WorkRefused */
  read(organizationId: string, json: unknown): Promise<ParsedDefinition>;
  /** SHA-256 over the canonical JSON, hex. */
  checksumOf(organizationId: string, definition: BotDefinition): Promise<string>;
  kept(key: string): BotDefinition | null;
  /** What can be pinned of a conversation, computed outside the event loop. @throws WorkRefused */
  recordingOf(organizationId: string, definition: BotDefinition, held: HeldConversation): Promise<MaskedRecording>;
}

export type {
  AnswerPlace,
  AnswerProvider,
  OutsideWork,
  OwnBot,
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

export type { ContactReach, ConversationFilter } from './list-filters.js';
