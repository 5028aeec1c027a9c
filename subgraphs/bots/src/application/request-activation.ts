import { UserInputErrors } from '@tertulia/errors';
import { eventOf } from '@tertulia/use-case';
import type { Bot } from '../domain/bot.js';
import type { BotVersion } from '../domain/bot-version.js';
import {
  fail,
  isOpen,
  isOverdue,
  requestPublication,
  unansweredCode,
  type Publication,
} from '../domain/publication.js';
import type { BotsDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/**
 * Checks that no publication is in progress. An attempt without a response of the runtime before the deadline counts as
 * failed and does not block.
 */
export async function requireNoOpenPublication(deps: BotsDependencies, stores: Stores, bot: Bot): Promise<void> {
  const [latest] = await stores.publications.latestByBots(bot.organizationId, [bot.id]);
  if (latest === undefined || !isOpen(latest)) return;
  const now = deps.clock.now();
  const overdue = isOverdue(latest, now) ? fail(latest, unansweredCode, now) : null;
  if (overdue === null) throw new UserInputErrors([{ field: null, code: 'PUBLICATION_IN_PROGRESS' }]);
  await stores.publications.save(overdue);
}

/** Stores the attempt and requests that the runtime loads the version. */
export async function requestActivation(
  deps: BotsDependencies,
  stores: Stores,
  { bot, version }: { bot: Bot; version: BotVersion },
): Promise<Publication> {
  const publication = requestPublication({
    id: deps.ids.next(),
    organizationId: bot.organizationId,
    botId: bot.id,
    versionId: version.id,
    now: deps.clock.now(),
  });
  await stores.publications.save(publication);
  await stores.events.emit(
    eventOf(deps, 'bots.publication-requested.v1', {
      organizationId: bot.organizationId,
      payload: {
        publicationId: publication.id,
        botId: bot.id,
        publicId: bot.publicId,
        botName: bot.name,
        versionId: version.id,
        number: version.number,
        checksum: version.checksum,
        isDemo: bot.isDemo,
        definition: version.definition,
      },
    }),
  );
  return publication;
}
