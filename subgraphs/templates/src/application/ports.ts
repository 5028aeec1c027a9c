import type { EventPayload } from '@tertulia/events';
import type { BotDefinition, Locale } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import type { Answers } from '../domain/needs.js';
import type { PinnedVisit } from '../domain/pinned-visits.js';

/** Details of an organization, from identity's events. */
export type OrganizationFacts = EventPayload<'identity.organization-created.v1'>;

/** Details as they were at some time; only the event of the creation says whether they are demo data. */
export type NewOrganizationFacts = EventPayload<'identity.organization-changed.v1'> & Partial<OrganizationFacts>;

/** Stores return only rows of the tenant in scope. Every call also names the organization. */
export interface OrganizationStore {
  of(organizationId: string): Promise<OrganizationFacts | null>;
  /** Keeps later details, and creates an organization that is not known yet. */
  save(facts: NewOrganizationFacts, at: Date): Promise<void>;
  /** Deletes every row of the organization. */
  deleteEverything(organizationId: string): Promise<void>;
}

/** A bot that was made from a template, and its answers. */
export interface Installation {
  readonly id: string;
  readonly organizationId: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly botId: string;
  readonly locale: Locale;
  readonly answers: Answers;
  /** Null for API keys. */
  readonly madeBy: string | null;
  readonly madeAt: Date;
}

export interface InstallationStore {
  add(installation: Installation): Promise<void>;
}

export interface Stores {
  readonly organizations: OrganizationStore;
  readonly installations: InstallationStore;
}

/** The caller for whom another subgraph is called. */
export interface Caller {
  readonly principal: Principal;
  readonly requestId: string;
}

/** The input of a new bot. */
export interface NewBot {
  readonly name: string;
  readonly locale: Locale;
  readonly industryId: string;
  readonly templateId: string;
  readonly definition: BotDefinition;
  readonly pinnedConversations: readonly PinnedVisit[];
}

/** A problem that the caller can fix, as the other subgraph returned it: the message is in the caller's language. */
export interface ToldError {
  readonly code: string;
  readonly message: string;
}

/** Creates bots in the subgraph that owns them. */
export interface BotFactory {
  /**
   * Creates a bot with the caller's permissions; returns its uuid, or the problems.
   * @throws DomainError with the code of a refusal, such as PLAN_LIMIT_REACHED with its data, or of a failure
   */
  createBot(caller: Caller, bot: NewBot): Promise<{ botId: string } | { errors: readonly ToldError[] }>;
  /**
   * Requests publication of the bot; returns the problems that block it, empty if it is in progress.
   * @throws DomainError as above
   */
  publishBot(caller: Caller, botId: string): Promise<readonly ToldError[]>;
}
