import { authorOf, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { BotDefinition, Locale } from '@tertulia/flow-engine';
import type { Transcript } from '@tertulia/pinned-conversations';
import { requireRoom } from '@tertulia/plan-limits';
import { eventOf } from '@tertulia/use-case';
import { blankDefinition } from '../domain/blank-definition.js';
import { newBot, type Bot, type NewBot } from '../domain/bot.js';
import type { Draft } from '../domain/draft.js';
import type { BotsDependencies } from './dependencies.js';
import { readBotName, readDefinition } from './input-checks.js';
import { addGivenPins, readGivenPins, type GivenPin } from './keep-pin.js';
import type { OrganizationFacts, Stores } from './ports.js';

export interface CreateBot {
  name: string;
  locale: Locale;
  industryId: string | null;
  templateId: string | null;
  /** A whole definition (template, import); null for a blank bot. */
  definition: unknown;
  /** Conversations to pin, as a list of JSON with title, note and recording; null for none. */
  pinnedConversations: unknown;
}

/**
 * Creates a bot with its first draft. Fails with PLAN_LIMIT_REACHED (limit, usage, resetAt, plan with a higher limit)
 * if the plan allows no more bots.
 */
export async function createBot(deps: BotsDependencies, principal: Principal, input: CreateBot): Promise<Bot> {
  requirePermission(principal, 'bots.create');
  const organizationId = requireOrganization(principal);
  const { industryId, templateId } = input;
  const name = readBotName(input.name, ['input', 'name']);
  const field = ['input', 'definition'];
  const given =
    input.definition === null
      ? null
      : await readDefinition(deps.documents, organizationId, { json: input.definition, field });
  const pins = await playGiven(deps, organizationId, { definition: given, json: input.pinnedConversations });
  return deps.work.transact({ organizationId }, async (stores) => {
    await requireRoomForOneMore(deps, stores, organizationId);
    const facts = await stores.organizations.of(organizationId);
    const definition = given ?? blankDefinitionFor(name, input.locale, facts);
    const bot = makeBot(deps, { organizationId, name, industryId, templateId, isDemo: facts?.isDemo ?? false });
    await addBot(deps, stores, {
      bot,
      definition,
      by: authorOf(principal),
      origin: given === null ? 'EDIT' : 'IMPORT',
    });
    await addGivenPins(deps, stores, { bot, ...pins });
    return bot;
  });
}

/** The conversations to pin, and how they go on the definition; none without a definition. */
async function playGiven(
  deps: BotsDependencies,
  organizationId: string,
  { definition, json }: { definition: BotDefinition | null; json: unknown },
): Promise<{ given: GivenPin[]; transcripts: Transcript[] }> {
  const given = definition === null ? [] : readGivenPins(json, ['input', 'pinnedConversations']);
  if (definition === null || given.length === 0) return { given: [], transcripts: [] };
  const recordings = given.map(({ recording }) => recording);
  return { given, transcripts: await deps.rehearsals.play(organizationId, definition, recordings) };
}

/** Makes a bot with a new id and public id; does not store it. */
export function makeBot(deps: BotsDependencies, facts: Omit<NewBot, 'id' | 'publicId' | 'now'>): Bot {
  return newBot({ id: deps.ids.next(), publicId: deps.newPublicId(), now: deps.clock.now(), ...facts });
}

/** A new bot and the contents of its first draft. */
export interface FirstDraft {
  readonly bot: Bot;
  readonly definition: BotDefinition;
  readonly by: string | null;
  readonly origin: Draft['origin'];
}

/** Stores a bot with its first draft and publishes the event. */
export async function addBot(
  deps: BotsDependencies,
  stores: Stores,
  { bot, definition, by, origin }: FirstDraft,
): Promise<void> {
  await stores.bots.save(bot);
  await stores.drafts.add({
    botId: bot.id,
    organizationId: bot.organizationId,
    revision: 1,
    definition,
    origin,
    updatedAt: bot.createdAt,
    updatedBy: by,
    saveId: null,
  });
  await stores.events.emit(
    eventOf(deps, 'bots.bot-created.v1', {
      organizationId: bot.organizationId,
      payload: { botId: bot.id, name: bot.name, isDemo: bot.isDemo },
    }),
  );
}

/** Locks the creation of bots in the organization, and fails if the plan's number of bots is reached. */
export async function requireRoomForOneMore(
  deps: BotsDependencies,
  stores: Stores,
  organizationId: string,
): Promise<void> {
  const usage = await stores.bots.lockAndCount(organizationId);
  const entitlements = await stores.entitlements.of(organizationId);
  requireRoom(entitlements, { limit: 'bots', usage }, deps.clock.now());
}

/** The definition of a blank bot of an organization. */
export function blankDefinitionFor(name: string, locale: Locale, facts: OrganizationFacts | null): BotDefinition {
  return blankDefinition({
    name: facts?.name ?? name,
    locale,
    timeZone: facts?.timeZone ?? 'America/Mexico_City',
    currency: facts?.currency ?? 'MXN',
    country: facts?.country ?? 'MX',
  });
}
