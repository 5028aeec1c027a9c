import { eventOf } from '@tertulia/use-case';
import type { Bot } from '../domain/bot.js';
import { activate, supersede, type Publication } from '../domain/publication.js';
import type { BotsDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/**
 * Completes the publications of a version that the runtime serves: moves the live pointer and sets the attempt to
 * ACTIVE, in one transaction. A repeated acknowledgement changes nothing; a late one is accepted, because visitors
 * already get the version. Returns the changed publications, to be published after the commit.
 */
export async function completePublication(
  deps: Pick<BotsDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { organizationId, publicationId }: { organizationId: string; publicationId: string },
): Promise<Publication[]> {
  const publication = await stores.publications.lock(organizationId, publicationId);
  const active = publication === null ? null : activate(publication, deps.clock.now());
  if (active === null) return [];
  const bot = await stores.bots.lock(organizationId, active.botId);
  const [version] = await stores.versions.byIds(organizationId, [active.versionId]);
  if (bot === null || version === undefined) return [];
  const earlier = (await stores.publications.activeOf(organizationId, bot.id)).map(supersede);
  for (const one of earlier) await stores.publications.save(one);
  await stores.publications.save(active);
  const live: Bot = { ...bot, liveVersionId: version.id, updatedAt: deps.clock.now() };
  await stores.bots.save(live);
  await stores.events.emit(
    eventOf(deps, 'bots.bot-published.v1', {
      organizationId,
      payload: {
        publicationId: active.id,
        botId: bot.id,
        publicId: bot.publicId,
        versionId: version.id,
        number: version.number,
        checksum: version.checksum,
      },
    }),
  );
  return [active];
}
