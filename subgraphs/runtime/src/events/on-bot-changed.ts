import { makeEvent, type AnyDomainEvent, type DomainEvent } from '@tertulia/events';
import { closeDeletedBot } from '../application/close-deleted-bot.js';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { recordBot, serveVersion } from '../application/record-bot.js';
import type { Stores } from '../application/ports.js';
import { warmVersion } from '../application/warm-version.js';

export const botEvents = [
  'bots.bot-created.v1',
  'bots.bot-renamed.v1',
  'bots.bot-paused.v1',
  'bots.bot-resumed.v1',
  'bots.bot-sites-changed.v1',
  'bots.bot-deleted.v1',
  'bots.publication-requested.v1',
  'bots.bot-published.v1',
] as const;

type BotEvent = Extract<AnyDomainEvent, { name: (typeof botEvents)[number] }>;

/** Stores what runtime needs of bots; loads a version that is to be published and reports whether it can run. */
export async function onBotChanged(
  deps: Pick<RuntimeDependencies, 'clock' | 'ids' | 'definitions' | 'documents' | 'answers'> & { replicaId: string },
  stores: Stores,
  event: BotEvent,
): Promise<void> {
  const { organizationId, payload } = event;
  const bot = { organizationId, botId: payload.botId };
  switch (event.name) {
    case 'bots.bot-created.v1': {
      const { name, isDemo } = event.payload;
      return void (await recordBot(stores, bot, { name, isDemo, deletedAt: null }));
    }
    case 'bots.bot-renamed.v1':
      return void (await recordBot(stores, bot, { name: event.payload.name }));
    case 'bots.bot-paused.v1':
      return void (await recordBot(stores, bot, { isPaused: true, pauseMessage: event.payload.message }));
    case 'bots.bot-resumed.v1':
      return void (await recordBot(stores, bot, { isPaused: false, pauseMessage: '' }));
    case 'bots.bot-sites-changed.v1':
      return void (await recordBot(stores, bot, { allowedSites: event.payload.sites }));
    case 'bots.bot-deleted.v1':
      return closeDeletedBot(deps, stores, bot);
    case 'bots.publication-requested.v1':
      return onPublicationRequested(deps, stores, event);
    case 'bots.bot-published.v1': {
      const { publicId, versionId } = event.payload;
      return void (await recordBot(stores, bot, { publicId, liveVersionId: versionId, deletedAt: null }));
    }
  }
}

async function onPublicationRequested(
  deps: Parameters<typeof onBotChanged>[0],
  stores: Stores,
  event: DomainEvent<'bots.publication-requested.v1'>,
): Promise<void> {
  const { organizationId, payload } = event;
  const { publicationId, versionId, botId, botName, isDemo } = payload;
  await recordBot(stores, { organizationId, botId }, { name: botName, isDemo });
  const outcome = await warmVersion(deps, stores, { organizationId, payload });
  // Visitors get the version from this commit on: every consumer of the report finds it live.
  const movedAt = payload.movesConversations === true ? deps.clock.now() : null;
  if (outcome.isWarm) await serveVersion(stores, { organizationId, botId }, { ...payload, movedAt });
  const origin = { id: deps.ids.next(), occurredAt: deps.clock.now(), organizationId };
  const answer = outcome.isWarm
    ? makeEvent('runtime.version-warmed.v1', origin, { publicationId, versionId, replicaId: deps.replicaId })
    : makeEvent('runtime.version-refused.v1', origin, { publicationId, versionId, code: outcome.code });
  await stores.events.emit(answer);
}
