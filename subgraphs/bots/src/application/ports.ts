import type {
  BotDefinition,
  DefinitionChange,
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
import type { Draft, DraftSave, SaveOutcome } from '../domain/draft.js';
import type { PromptVersion } from '../domain/prompt-version.js';
import type { Publication } from '../domain/publication.js';

export interface BotFilter {
  status: BotStatus | null;
  /** Part of a name, without regard to case or accents. */
  search: string | null;
  industryId: string | null;
  /** Null: every bot; otherwise only these (a bot manager's own). */
  botIds: string[] | null;
}

/** Two definitions of one bot, to be compared in words of a language; null where there is no earlier one. */
export interface DefinitionPair {
  readonly earlier: BotDefinition | null;
  readonly definition: BotDefinition;
  readonly locale: Locale;
}

/**
 * What is done with whole documents, however large: never on the loop for long, and fairly among organizations.
 * @throws DomainError DEADLINE_EXCEEDED, RATE_LIMITED for an organization that has too much of it waiting
 */
export interface Documents {
  readFlow(organizationId: string, json: unknown): Promise<ParsedFlow>;
  readDefinition(organizationId: string, json: unknown): Promise<ParsedDefinition>;
  /** Findings; a definition that cannot be checked in time has the finding that it is too heavy. */
  problemsOf(organizationId: string, definition: BotDefinition): Promise<Problem[]>;
  /** What becomes of a save: taken, joined with what was saved since, or stale. */
  settle(organizationId: string, draft: Draft, save: DraftSave): Promise<SaveOutcome>;
  changesSince(organizationId: string, pair: DefinitionPair): Promise<DefinitionChange[]>;
  /** Of all of it, or of what visitors meet: where things stand on the canvas is not theirs. */
  checksumOf(organizationId: string, definition: BotDefinition, part: 'ALL' | 'CONTENT'): Promise<string>;
}

/** Stores see only rows of the tenant in scope. Every call names the organization as the first wall. */
export interface BotStore {
  byIds(organizationId: string, ids: readonly string[]): Promise<Bot[]>;
  /** Also deleted ones, for undo. */
  byIdWithDeleted(organizationId: string, id: string): Promise<Bot | null>;
  list(organizationId: string, filter: BotFilter, page: PageRequest): Promise<Bot[]>;
  count(organizationId: string, filter: BotFilter): Promise<number>;
  /** Holds every other creation of the organization until the transaction ends; answers how many bots it has. */
  lockAndCount(organizationId: string): Promise<number>;
  /** Holds other changes of this bot until the transaction ends. */
  lock(organizationId: string, id: string): Promise<Bot | null>;
  save(bot: Bot): Promise<void>;
}

export interface DraftStore {
  byBotIds(organizationId: string, botIds: readonly string[]): Promise<Draft[]>;
  /** The draft, locked until the transaction ends. */
  lock(organizationId: string, botId: string): Promise<Draft | null>;
  /** The definition at an earlier revision; null for one that is not kept any more, or never was. */
  earlier(organizationId: string, botId: string, revision: number): Promise<BotDefinition | null>;
  /** Names of the latest saves by bot, newest first. */
  saveIds(organizationId: string, botIds: readonly string[]): Promise<ReadonlyMap<string, string[]>>;
  /** A bot's first draft. */
  add(draft: Draft): Promise<void>;
  /** The next revision; the one that it replaces is kept for a while, for saves that were made from it. */
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
  /** Attempts of all organizations that are open since before `startedBefore`; needs platform scope. */
  overdue(startedBefore: Date): Promise<Publication[]>;
  save(publication: Publication): Promise<void>;
}

export interface PromptVersionStore {
  byPrompts(organizationId: string, botId: string, promptIds: readonly string[]): Promise<PromptVersion[]>;
  byId(organizationId: string, id: string): Promise<PromptVersion | null>;
  add(version: PromptVersion): Promise<void>;
  /** The same version with other texts. */
  replace(version: PromptVersion): Promise<void>;
}

/** The organization's plan as billing last told it. */
export interface EntitlementStore {
  of(organizationId: string): Promise<Entitlements | null>;
  save(organizationId: string, entitlements: Entitlements): Promise<void>;
}

export interface OrganizationFacts {
  organizationId: string;
  name: string;
  timeZone: string;
  currency: string;
  country: string;
  isDemo: boolean;
}

/** What identity told about an organization when it was created. */
export interface OrganizationStore {
  of(organizationId: string): Promise<OrganizationFacts | null>;
  save(facts: OrganizationFacts): Promise<void>;
  /** Removes every row of the organization from this subgraph. */
  deleteEverything(organizationId: string): Promise<void>;
}

export interface Stores {
  bots: BotStore;
  drafts: DraftStore;
  versions: VersionStore;
  publications: PublicationStore;
  promptVersions: PromptVersionStore;
  entitlements: EntitlementStore;
  organizations: OrganizationStore;
  readonly events: EventSink;
}

/** What subscribers are told: enough to read the rest. Survives JSON. */
export interface BotNews {
  publication: { publicationId: string };
  /** `saveId` is left out by the release before. */
  draft: { botId: string; revision: number; at: string; by: string | null; saveId?: string | null };
}

/** Tells subscribers that something changed; called after the commit. */
export interface BotsFeed {
  publicationChanged(publication: Publication): void;
  draftChanged(draft: Draft): void;
  publications(botId: string): NewsStream<BotNews['publication']>;
  drafts(botId: string): NewsStream<BotNews['draft']>;
}

/** What templates make, for the organization of whoever asks. */
export interface TemplateSource {
  /** The bot of a template, not parsed, and its trade. @throws DomainError NOT_FOUND, SUBGRAPH_UNAVAILABLE */
  read(
    template: { templateId: string; locale: Locale },
    caller: { principal: Principal; requestId: string },
  ): Promise<{ definition: unknown; industryId: string }>;
}
