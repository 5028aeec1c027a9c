import type { EventPayload } from '@tertulia/events';
import type {
  BotDefinition,
  DefinitionChange,
  KnownConnection,
  Locale,
  ParsedDefinition,
  ParsedFlow,
  Problem,
} from '@tertulia/flow-engine';
import type { Entitlements } from '@tertulia/plan-limits';
import type { Principal } from '@tertulia/principal';
import type { NewsStream } from '@tertulia/streams';
import type { EventSink, PageRequest } from '@tertulia/use-case';
import type { Bot, BotStatus } from '../domain/bot.js';
import type { BotVersion } from '../domain/bot-version.js';
import type { Draft, DraftFacts, DraftSave, SaveOutcome } from '../domain/draft.js';
import type { DocumentStore } from './document-ports.js';
import type { ImportReportStore } from './import-ports.js';
import type { PromptVersion } from '../domain/prompt-version.js';
import type { Publication } from '../domain/publication.js';
import type { PinStore } from './pin-ports.js';

export interface BotFilter {
  status: BotStatus | null;
  /** Part of a name, ignoring case and accents. */
  search: string | null;
  industryId: string | null;
  /** Null for every bot; otherwise only these (a bot manager's own). */
  botIds: string[] | null;
}

/** Two definitions of one bot, to be compared with texts in a language; null if there is no earlier one. */
export interface DefinitionPair {
  readonly earlier: BotDefinition | null;
  readonly definition: BotDefinition;
  readonly locale: Locale;
}

/**
 * Processes whole documents of any size: never blocks the event loop for long, and shares time fairly among
 * organizations.
 * @throws DomainError DEADLINE_EXCEEDED; RATE_LIMITED for an organization with too many documents waiting
 */
export interface Documents {
  readFlow(organizationId: string, json: unknown): Promise<ParsedFlow>;
  readDefinition(organizationId: string, json: unknown): Promise<ParsedDefinition>;
  /** Problems; a definition that cannot be validated before the deadline has the problem that it is too large. */
  problemsOf(organizationId: string, definition: BotDefinition): Promise<Problem[]>;
  /** The outcome of a save: accepted, merged with later saves, or stale. */
  settle(organizationId: string, draft: Draft, save: DraftSave): Promise<SaveOutcome>;
  changesSince(organizationId: string, pair: DefinitionPair): Promise<DefinitionChange[]>;
  /** Checksum of the whole definition, or without positions on the canvas, which visitors do not see. */
  checksumOf(organizationId: string, definition: BotDefinition, part: 'ALL' | 'CONTENT'): Promise<string>;
}

/** A connection with the name of its connector. */
export interface OwnConnection extends KnownConnection {
  connector: string;
}

/** Connections that a bot may use. */
export interface ConnectionSource {
  /** Null if they cannot be read. */
  ofBot(organizationId: string, botId: string): Promise<readonly OwnConnection[] | null>;
}

/** A bot that uses a connection: its blocks name it, or its settings, as the model that writes answers. */
export interface ConnectionUse {
  /** The id that callers see, as blocks name it. */
  readonly connectionId: string;
  readonly botId: string;
  /** Whether the live version uses it. */
  readonly isLive: boolean;
  /** Whether the settings of the draft or of the live version choose it as the model that writes answers. */
  readonly writesAnswers: boolean;
  /** Of the draft and of the live version, each once. */
  readonly blocks: readonly UsedBlock[];
}

/** A block that names a connection. */
export interface UsedBlock {
  readonly id: string;
  readonly kind: string;
  readonly groupTitle: string;
}

/** Stores return only rows of the tenant in scope. Every call also names the organization. */
export interface BotStore {
  byIds(organizationId: string, ids: readonly string[]): Promise<Bot[]>;
  /** Includes deleted ones, for undo. */
  byIdWithDeleted(organizationId: string, id: string): Promise<Bot | null>;
  list(organizationId: string, filter: BotFilter, page: PageRequest): Promise<Bot[]>;
  count(organizationId: string, filter: BotFilter): Promise<number>;
  /** Locks the creation of bots in the organization until the transaction ends; returns its number of bots. */
  lockAndCount(organizationId: string): Promise<number>;
  /** Locks the bot until the transaction ends. */
  lock(organizationId: string, id: string): Promise<Bot | null>;
  save(bot: Bot): Promise<void>;
  /** Which bots use these connections, by the ids that callers see; without deleted bots. */
  usesOfConnections(organizationId: string, connectionIds: readonly string[]): Promise<ConnectionUse[]>;
}

export interface DraftStore {
  byBotIds(organizationId: string, botIds: readonly string[]): Promise<Draft[]>;
  /** Reads no definition. */
  factsByBotIds(organizationId: string, botIds: readonly string[]): Promise<DraftFacts[]>;
  /** The draft, locked until the transaction ends. */
  lock(organizationId: string, botId: string): Promise<Draft | null>;
  /** The definition at an earlier revision; null if it is not stored any more, or never existed. */
  earlier(organizationId: string, botId: string, revision: number): Promise<BotDefinition | null>;
  /** Ids of the latest saves by bot, newest first. */
  saveIds(organizationId: string, botIds: readonly string[]): Promise<ReadonlyMap<string, string[]>>;
  /** Adds a bot's first draft. */
  add(draft: Draft): Promise<void>;
  /** Stores the next revision; the replaced one is kept for some time, to merge saves that are based on it. */
  replace(draft: Draft): Promise<void>;
}

/** A version without its definition: what lists show. */
export type BotVersionSummary = Omit<BotVersion, 'definition'>;

export interface VersionStore {
  byIds(organizationId: string, ids: readonly string[]): Promise<BotVersionSummary[]>;
  withDefinition(organizationId: string, ids: readonly string[]): Promise<BotVersion[]>;
  listByBot(organizationId: string, botId: string, page: PageRequest): Promise<BotVersionSummary[]>;
  countByBot(organizationId: string, botId: string): Promise<number>;
  lastNumber(organizationId: string, botId: string): Promise<number>;
  add(version: BotVersion): Promise<void>;
}

export interface PublicationStore {
  byIds(organizationId: string, ids: readonly string[]): Promise<Publication[]>;
  latestByBots(organizationId: string, botIds: readonly string[]): Promise<Publication[]>;
  listByBot(organizationId: string, botId: string, page: PageRequest): Promise<Publication[]>;
  countByBot(organizationId: string, botId: string): Promise<number>;
  lock(organizationId: string, id: string): Promise<Publication | null>;
  activeOf(organizationId: string, botId: string): Promise<Publication[]>;
  /** Open attempts of all organizations whose running step has passed its deadline; needs platform scope. */
  overdue(now: Date): Promise<Publication[]>;
  save(publication: Publication): Promise<void>;
}

export interface PromptVersionStore {
  byPrompts(organizationId: string, botId: string, promptIds: readonly string[]): Promise<PromptVersion[]>;
  byId(organizationId: string, id: string): Promise<PromptVersion | null>;
  add(version: PromptVersion): Promise<void>;
  /** Replaces the texts of a version. */
  replace(version: PromptVersion): Promise<void>;
}

/** The organization's plan, from billing's latest event. */
export interface EntitlementStore {
  of(organizationId: string): Promise<Entitlements | null>;
  save(organizationId: string, entitlements: Entitlements): Promise<void>;
}

/** Details of an organization, from identity's events. */
export type OrganizationFacts = EventPayload<'identity.organization-created.v1'>;

/** Details as they were at some time; only the event of the creation says whether they are demo data. */
export type NewOrganizationFacts = EventPayload<'identity.organization-changed.v1'> & Partial<OrganizationFacts>;

/** Details of an organization, from identity's events. */
export interface OrganizationStore {
  of(organizationId: string): Promise<OrganizationFacts | null>;
  /** Keeps later details, and creates an organization that is not known yet. */
  save(facts: NewOrganizationFacts, at: Date): Promise<void>;
  /** Deletes every row of the organization. */
  deleteEverything(organizationId: string): Promise<void>;
}

export interface Stores {
  bots: BotStore;
  drafts: DraftStore;
  versions: VersionStore;
  publications: PublicationStore;
  promptVersions: PromptVersionStore;
  pins: PinStore;
  entitlements: EntitlementStore;
  organizations: OrganizationStore;
  documents: DocumentStore;
  importReports: ImportReportStore;
  readonly events: EventSink;
}

/** What subscribers receive: enough to load the rest. JSON-safe. */
export interface BotNews {
  publication: { publicationId: string };
  /** Processes of the previous release omit `saveId`. */
  draft: { botId: string; revision: number; at: string; by: string | null; saveId?: string | null };
}

/** Notifies subscribers of changes; called after the commit. */
export interface BotsFeed {
  publicationChanged(publication: Publication): void;
  draftChanged(draft: Draft): void;
  publications(botId: string): NewsStream<BotNews['publication']>;
  drafts(botId: string): NewsStream<BotNews['draft']>;
}

/** Bots made from templates, for the caller's organization. */
export interface TemplateSource {
  /** The unparsed bot of a template, and its industry. @throws DomainError NOT_FOUND, SUBGRAPH_UNAVAILABLE */
  read(
    template: { templateId: string; locale: Locale },
    caller: { principal: Principal; requestId: string },
  ): Promise<{ definition: unknown; industryId: string; pinnedConversations: unknown }>;
}
