import type { BotDefinition, Locale } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import type { Answers } from '../domain/needs.js';

/** What identity told about an organization when it was created. */
export interface OrganizationFacts {
  readonly organizationId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly country: string;
  readonly isDemo: boolean;
}

/** Stores see only rows of the tenant in scope. Every call names the organization as the first wall. */
export interface OrganizationStore {
  of(organizationId: string): Promise<OrganizationFacts | null>;
  save(facts: OrganizationFacts): Promise<void>;
  /** Removes every row of the organization from this subgraph. */
  deleteEverything(organizationId: string): Promise<void>;
}

/** A bot that was made from a template, and with which answers. */
export interface Installation {
  readonly id: string;
  readonly organizationId: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly botId: string;
  readonly locale: Locale;
  readonly answers: Answers;
  /** Null for keys. */
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

/** On whose behalf another subgraph is asked. */
export interface Caller {
  readonly principal: Principal;
  readonly requestId: string;
}

/** What a new bot is made of. */
export interface NewBot {
  readonly name: string;
  readonly locale: Locale;
  readonly industryId: string;
  readonly templateId: string;
  readonly definition: BotDefinition;
}

/** Something that the caller can cure, as it was told: the message is in the caller's language. */
export interface ToldError {
  readonly code: string;
  readonly message: string;
}

/** Makes bots where they live. */
export interface BotFactory {
  /**
   * Creates a bot with the caller's own rights; answers its uuid, or what is wrong.
   * @throws DomainError with the code of a refusal, such as PLAN_LIMIT_REACHED with its data, or of a fault
   */
  createBot(caller: Caller, bot: NewBot): Promise<{ botId: string } | { errors: readonly ToldError[] }>;
  /**
   * Asks for the bot to go live; answers what keeps it from it, nothing where it is under way.
   * @throws DomainError as above
   */
  publishBot(caller: Caller, botId: string): Promise<readonly ToldError[]>;
}
