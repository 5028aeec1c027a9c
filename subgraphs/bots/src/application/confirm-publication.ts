import { confirm, type Publication } from '../domain/publication.js';
import type { BotsDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { requestWarming } from './request-activation.js';

/** Takes an attempt on that its configuration webhook confirmed: the runtime loads the version. Null if none waits for that. */
export async function confirmPublication(
  deps: Pick<BotsDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { organizationId, publicationId }: { organizationId: string; publicationId: string },
): Promise<Publication | null> {
  const publication = await stores.publications.lock(organizationId, publicationId);
  const confirmed = publication === null ? null : confirm(publication, deps.clock.now());
  if (confirmed === null) return null;
  const [bot] = await stores.bots.byIds(organizationId, [confirmed.botId]);
  const [version] = await stores.versions.withDefinition(organizationId, [confirmed.versionId]);
  if (bot === undefined || version === undefined) return null;
  await stores.publications.save(confirmed);
  await requestWarming(deps, stores, { bot, version, publicationId, conversations: confirmed.conversations });
  return confirmed;
}
