import { UserInputErrors } from '@tertulia/errors';
import { eventOf } from '@tertulia/use-case';
import type { Bot } from '../domain/bot.js';
import type { BotVersion } from '../domain/bot-version.js';
import {
  confirmDeadlineMs,
  fail,
  isOpen,
  isOverdue,
  overdueCodeOf,
  requestPublication,
  type ConversationsChoice,
  type Publication,
} from '../domain/publication.js';
import type { BotsDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/**
 * Checks that no publication is in progress. An attempt whose running step has passed its deadline counts as failed and
 * does not block.
 */
export async function requireNoOpenPublication(deps: BotsDependencies, stores: Stores, bot: Bot): Promise<void> {
  const [latest] = await stores.publications.latestByBots(bot.organizationId, [bot.id]);
  if (latest === undefined || !isOpen(latest)) return;
  const now = deps.clock.now();
  const overdue = isOverdue(latest, now) ? fail(latest, overdueCodeOf(latest), now) : null;
  if (overdue === null) throw new UserInputErrors([{ field: null, code: 'PUBLICATION_IN_PROGRESS' }]);
  await stores.publications.save(overdue);
}

/** A version on its way to go live. */
export interface Activation {
  readonly bot: Bot;
  readonly version: BotVersion;
  readonly conversations: ConversationsChoice;
}

/** Stores the attempt and requests that the bot's configuration webhook confirms the version, if it must, or that the runtime loads it. */
export async function requestActivation(
  deps: BotsDependencies,
  stores: Stores,
  activation: Activation,
): Promise<Publication> {
  const { bot, version, conversations } = activation;
  const { organizationId, confirmationHost } = bot;
  const now = deps.clock.now();
  const ids = { id: deps.ids.next(), organizationId, botId: bot.id, versionId: version.id, conversations };
  const publication = requestPublication({ ...ids, confirmationHost, now });
  await stores.publications.save(publication);
  if (confirmationHost === null) await requestWarming(deps, stores, { ...activation, publicationId: publication.id });
  else await requestConfirmation(deps, stores, { ...activation, publicationId: publication.id });
  return publication;
}

/** Requests that the runtime loads the version. */
export async function requestWarming(
  deps: Pick<BotsDependencies, 'clock' | 'ids'>,
  stores: Stores,
  activation: Activation & { readonly publicationId: string },
): Promise<void> {
  const { bot, version } = activation;
  const { definition, checksum } = version;
  await stores.events.emit(
    eventOf(deps, 'bots.publication-requested.v1', {
      organizationId: bot.organizationId,
      payload: {
        ...payloadOf(activation),
        checksum,
        definition,
        botName: bot.name,
        isDemo: bot.isDemo,
        movesConversations: activation.conversations === 'MOVE',
      },
    }),
  );
}

async function requestConfirmation(
  deps: Pick<BotsDependencies, 'clock' | 'ids'>,
  stores: Stores,
  activation: Activation & { readonly publicationId: string },
): Promise<void> {
  const respondBefore = new Date(deps.clock.now().getTime() + confirmDeadlineMs).toISOString();
  const payload = { ...payloadOf(activation), checksum: activation.version.checksum, respondBefore };
  const { organizationId } = activation.bot;
  await stores.events.emit(eventOf(deps, 'bots.confirmation-requested.v1', { organizationId, payload }));
}

function payloadOf({ bot, version, publicationId }: Activation & { readonly publicationId: string }) {
  return { publicationId, botId: bot.id, publicId: bot.publicId, versionId: version.id, number: version.number };
}
