import { canSeeBot, requireOrganization, requirePermission, visibleBotIds, type Principal } from '@tertulia/principal';
import type { PageRequest } from '@tertulia/use-case';
import type { Bot, BotStatus } from '../domain/bot.js';
import type { BotVersion } from '../domain/bot-version.js';
import type { Draft, DraftFacts } from '../domain/draft.js';
import type { PromptVersion } from '../domain/prompt-version.js';
import type { Publication } from '../domain/publication.js';
import type { BotsDependencies } from './dependencies.js';
import type { BotFilter, BotVersionSummary, Stores } from './ports.js';

type Reads = Pick<BotsDependencies, 'work'>;

export interface ListBots {
  status: BotStatus | null;
  search: string | null;
  industryId: string | null;
  page: PageRequest;
}

/** A page of a list and its total length, counted on request. */
export interface Listed<T> {
  rows: T[];
  countAll(): Promise<number>;
}

/** Bots by id; without those that do not exist for the caller. */
export async function botsByIds(deps: Reads, principal: Principal, ids: readonly string[]): Promise<Bot[]> {
  requirePermission(principal, 'bots.read');
  const organizationId = requireOrganization(principal);
  const visible = ids.filter((id) => canSeeBot(principal, id));
  return visible.length === 0
    ? []
    : deps.work.read({ organizationId }, async (stores) => stores.bots.byIds(organizationId, visible));
}

/** The caller's bots, newest first; a bot manager's list contains only the named ones. */
export async function listBots(deps: Reads, principal: Principal, input: ListBots): Promise<Listed<Bot>> {
  requirePermission(principal, 'bots.read');
  const organizationId = requireOrganization(principal);
  const { status, search, industryId, page } = input;
  const ids = visibleBotIds(principal);
  const filter: BotFilter = { status, search, industryId, botIds: ids === null ? null : [...ids] };
  return {
    rows: await deps.work.read({ organizationId }, async (stores) => stores.bots.list(organizationId, filter, page)),
    countAll: () => deps.work.read({ organizationId }, async (stores) => stores.bots.count(organizationId, filter)),
  };
}

/** Drafts by bot, for callers who may edit it. */
export async function draftsByBotIds(deps: Reads, principal: Principal, botIds: readonly string[]): Promise<Draft[]> {
  return ofDrafts({ deps, principal, botIds }, [], async ({ drafts }, ...visible) => drafts.byBotIds(...visible));
}

/** Drafts by bot without their definitions, for callers who may edit it. */
export async function draftFactsByBotIds(
  deps: Reads,
  principal: Principal,
  botIds: readonly string[],
): Promise<DraftFacts[]> {
  return ofDrafts({ deps, principal, botIds }, [], async ({ drafts }, ...visible) => drafts.factsByBotIds(...visible));
}

/** Ids of the latest saves of drafts, newest first. */
export async function saveIdsByBotIds(
  deps: Reads,
  principal: Principal,
  botIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const none = new Map<string, string[]>();
  return ofDrafts<ReadonlyMap<string, string[]>>({ deps, principal, botIds }, none, async ({ drafts }, ...visible) =>
    drafts.saveIds(...visible),
  );
}

interface DraftsOf {
  readonly deps: Reads;
  readonly principal: Principal;
  readonly botIds: readonly string[];
}

/** Reads something of the drafts that the caller may edit; `none` where those are none. */
async function ofDrafts<Found>(
  { deps, principal, botIds }: DraftsOf,
  none: Found,
  read: (stores: Stores, organizationId: string, visible: readonly string[]) => Promise<Found>,
): Promise<Found> {
  requirePermission(principal, 'bots.readDraft');
  const organizationId = requireOrganization(principal);
  const visible = botIds.filter((id) => canSeeBot(principal, id));
  return visible.length === 0
    ? none
    : deps.work.read({ organizationId }, async (stores) => read(stores, organizationId, visible));
}

export async function versionsByIds(
  deps: Reads,
  principal: Principal,
  ids: readonly string[],
): Promise<BotVersionSummary[]> {
  requirePermission(principal, 'bots.read');
  const organizationId = requireOrganization(principal);
  const versions = await deps.work.read({ organizationId }, async (stores) =>
    stores.versions.byIds(organizationId, ids),
  );
  return versions.filter((version) => canSeeBot(principal, version.botId));
}

export async function versionsWithDefinition(
  deps: Reads,
  principal: Principal,
  ids: readonly string[],
): Promise<BotVersion[]> {
  requirePermission(principal, 'bots.readDraft');
  const organizationId = requireOrganization(principal);
  const versions = await deps.work.read({ organizationId }, async (stores) =>
    stores.versions.withDefinition(organizationId, ids),
  );
  return versions.filter((version) => canSeeBot(principal, version.botId));
}

export async function listVersions(
  deps: Reads,
  principal: Principal,
  input: { botId: string; page: PageRequest },
): Promise<Listed<BotVersionSummary>> {
  requirePermission(principal, 'bots.read', { botId: input.botId });
  const organizationId = requireOrganization(principal);
  return {
    rows: await deps.work.read({ organizationId }, async (stores) =>
      stores.versions.listByBot(organizationId, input.botId, input.page),
    ),
    countAll: () =>
      deps.work.read({ organizationId }, async (stores) => stores.versions.countByBot(organizationId, input.botId)),
  };
}

export async function publicationsByIds(
  deps: Reads,
  principal: Principal,
  ids: readonly string[],
): Promise<Publication[]> {
  requirePermission(principal, 'bots.read');
  const organizationId = requireOrganization(principal);
  const publications = await deps.work.read({ organizationId }, async (stores) =>
    stores.publications.byIds(organizationId, ids),
  );
  return publications.filter((publication) => canSeeBot(principal, publication.botId));
}

export async function latestPublications(
  deps: Reads,
  principal: Principal,
  botIds: readonly string[],
): Promise<Publication[]> {
  requirePermission(principal, 'bots.read');
  const organizationId = requireOrganization(principal);
  return deps.work.read({ organizationId }, async (stores) => stores.publications.latestByBots(organizationId, botIds));
}

export async function listPublications(
  deps: Reads,
  principal: Principal,
  input: { botId: string; page: PageRequest },
): Promise<Listed<Publication>> {
  requirePermission(principal, 'bots.read', { botId: input.botId });
  const organizationId = requireOrganization(principal);
  return {
    rows: await deps.work.read({ organizationId }, async (stores) =>
      stores.publications.listByBot(organizationId, input.botId, input.page),
    ),
    countAll: () =>
      deps.work.read({ organizationId }, async (stores) => stores.publications.countByBot(organizationId, input.botId)),
  };
}

/** The saved states of the bot's prompts, newest first. */
export async function promptVersions(
  deps: Reads,
  principal: Principal,
  input: { botId: string; promptIds: readonly string[] },
): Promise<PromptVersion[]> {
  requirePermission(principal, 'bots.readDraft', { botId: input.botId });
  const organizationId = requireOrganization(principal);
  return deps.work.read({ organizationId }, async (stores) =>
    stores.promptVersions.byPrompts(organizationId, input.botId, input.promptIds),
  );
}
