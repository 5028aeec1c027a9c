import type { Outcome } from '@tertulia/metrics';
import { isTestCaller, visibleBotIds, type Principal } from '@tertulia/principal';
import type { PageRequest } from '@tertulia/use-case';
import type { ChatSession, Conversation, ConversationState } from '../domain/conversation.js';
import type { Message } from '../domain/message.js';
import type { RuntimeDependencies } from './dependencies.js';
import { canSee, organizationFor, personIdOf, testsShownTo } from './policies.js';
import type { StoredComment } from './comment-ports.js';
import type { Contact, ContactReach, ConversationFilter, MessageRange, StoredGoal, Stores, Takeover } from './ports.js';

type Deps = Pick<RuntimeDependencies, 'work'>;
type ListDeps = Pick<RuntimeDependencies, 'work' | 'clock'>;

/** A list that is counted only on request. */
export interface Listed<T> {
  readonly rows: readonly T[];
  countAll(): Promise<number>;
}

/** How a caller filters the list of conversations. */
export interface ConversationQuery {
  readonly states?: readonly ConversationState[] | null;
  readonly botId?: string | null;
  readonly contactId?: string | null;
  readonly isMine?: boolean | null;
  readonly startedFrom?: Date | null;
  readonly startedTo?: Date | null;
  readonly outcome?: Outcome | null;
  readonly isActive?: boolean | null;
  readonly queue?: string | null;
  readonly search?: string | null;
  /** Test conversations instead of the others. */
  readonly isTest?: boolean | null;
}

const longestSearch = 200;
/** The maximum number of earlier conversations that are shown. */
const latestOfVisitor = 8;

/** Conversations that the caller may see, the latest activity first; no rows without a page. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function listConversations(
  deps: ListDeps,
  principal: Principal,
  { query, page }: { query: ConversationQuery; page: PageRequest | null },
): Promise<Listed<Conversation>> {
  const organizationId = organizationFor(principal, 'conversations.read');
  const filter = filterOf(principal, query, deps.clock.now());
  const rows =
    page === null
      ? []
      : await deps.work.read({ organizationId }, async (stores) => stores.reader.list(organizationId, filter, page));
  const countAll = async (): Promise<number> =>
    deps.work.read({ organizationId }, async (stores) => stores.reader.count(organizationId, filter));
  return { rows, countAll };
}

/** What a query of the caller lists. */
export function filterOf(principal: Principal, query: ConversationQuery, now: Date): ConversationFilter {
  const visible = visibleBotIds(principal);
  const { botId = null } = query;
  const isVisible = botId !== null && (visible === null || visible.includes(botId));
  const wanted = isVisible ? [botId] : [];
  const search = query.search?.trim().slice(0, longestSearch) ?? '';
  return {
    states: query.states ?? null,
    botIds: botId === null ? visible : wanted,
    contactId: query.contactId ?? null,
    takenOverBy: query.isMine === true ? personIdOf(principal) : null,
    isTest: testsShownTo(principal, query.isTest ?? null),
    startedFrom: query.startedFrom ?? null,
    startedTo: query.startedTo ?? null,
    outcome: query.outcome ?? null,
    activeAt: query.isActive === true ? now : null,
    queue: query.queue ?? null,
    search: search === '' ? null : search,
  };
}

/** The conversations with these ids that the caller may see. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function conversationsByIds(
  deps: Deps,
  principal: Principal,
  ids: readonly string[],
): Promise<Conversation[]> {
  const organizationId = organizationFor(principal, 'conversations.read');
  const found = await deps.work.read({ organizationId }, async (stores) => stores.reader.byIds(organizationId, ids));
  return found.filter((conversation) => canSee(principal, conversation));
}

/** Contacts of the organization, the last seen first; a bot manager sees only people who spoke with the manager's bots. */
export async function listContacts(deps: Deps, principal: Principal, page: PageRequest): Promise<Listed<Contact>> {
  const organizationId = organizationFor(principal, 'conversations.read');
  const reach = contactReach(principal);
  const rows = await deps.work.read({ organizationId }, async (stores) =>
    stores.contacts.list(organizationId, reach, page),
  );
  const countAll = async (): Promise<number> =>
    deps.work.read({ organizationId }, async (stores) => stores.contacts.count(organizationId, reach));
  return { rows, countAll };
}

/** Which contacts the caller may see: a bot manager those who spoke with the manager's bots, a test key those of test conversations. */
export function contactReach(principal: Principal): ContactReach {
  return { botIds: visibleBotIds(principal), isTest: isTestCaller(principal) ? true : null };
}

/** Contacts by id that the caller may see. */
export async function contactsByIds(deps: Deps, principal: Principal, ids: readonly string[]): Promise<Contact[]> {
  const organizationId = organizationFor(principal, 'conversations.read');
  return deps.work.read({ organizationId }, async (stores) =>
    stores.contacts.byIds(organizationId, ids, contactReach(principal)),
  );
}

/** Parts of conversations that the caller may already see, for lists: one query each, for any number of ids. */
export interface ConversationParts {
  sessions(ids: readonly string[]): Promise<Map<string, ChatSession>>;
  messagePages(ids: readonly string[], range: MessageRange): Promise<Map<string, Message[]>>;
  lastMessages(ids: readonly string[]): Promise<Message[]>;
  goals(ids: readonly string[]): Promise<StoredGoal[]>;
  comments(ids: readonly string[]): Promise<StoredComment[]>;
  takeovers(ids: readonly string[]): Promise<Takeover[]>;
  /** The latest conversations of visitors that the caller may see, the newest first. */
  ofVisitors(visitorIds: readonly string[]): Promise<Conversation[]>;
  unreadCounts(ids: readonly string[]): Promise<Map<string, number>>;
}

/** @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export function partsFor(deps: Deps, principal: Principal): ConversationParts {
  const organizationId = organizationFor(principal, 'conversations.read');
  const read = async <T>(run: (stores: Stores) => Promise<T>): Promise<T> => deps.work.read({ organizationId }, run);
  return {
    sessions: async (ids) => read(async ({ reader }) => reader.sessionsOf(organizationId, ids)),
    messagePages: async (ids, range) => read(async ({ reader }) => reader.messagePages(organizationId, ids, range)),
    lastMessages: async (ids) => read(async ({ reader }) => reader.lastMessages(organizationId, ids)),
    goals: async (ids) => read(async ({ reader }) => reader.goalsOf(organizationId, ids)),
    comments: async (ids) => read(async ({ comments }) => comments.ofConversations(organizationId, ids)),
    ofVisitors: async (ids) => {
      const found = await read(async ({ reader }) => reader.ofVisitors(organizationId, ids, latestOfVisitor));
      return found.filter((conversation) => canSee(principal, conversation));
    },
    takeovers: async (ids) => read(async ({ reader }) => reader.takeoversOf(organizationId, ids)),
    unreadCounts: async (ids) => {
      const readerId = personIdOf(principal);
      if (readerId === null) return new Map();
      return read(async ({ reader }) => reader.unreadCounts(organizationId, readerId, ids));
    },
  };
}
