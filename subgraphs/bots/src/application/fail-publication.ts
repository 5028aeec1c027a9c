import { eventOf } from '@tertulia/use-case';
import { fail, unansweredCode, warmDeadlineMs, type Publication } from '../domain/publication.js';
import type { BotsDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/** Fails an open attempt; the previously live version stays live. Null if there was none to fail. */
export async function failPublication(
  deps: Pick<BotsDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { organizationId, publicationId, code }: { organizationId: string; publicationId: string; code: string },
): Promise<Publication | null> {
  const publication = await stores.publications.lock(organizationId, publicationId);
  const failed = publication === null ? null : fail(publication, code, deps.clock.now());
  if (failed === null) return null;
  await stores.publications.save(failed);
  await stores.events.emit(
    eventOf(deps, 'bots.publication-failed.v1', {
      organizationId,
      payload: { publicationId: failed.id, botId: failed.botId, versionId: failed.versionId, code },
    }),
  );
  return failed;
}

/** Fails every attempt to which the runtime has not responded before the deadline. */
export async function failOverduePublications(deps: BotsDependencies): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - warmDeadlineMs);
  const overdue = await deps.work.read({ platform: 'fail overdue publications' }, async (stores) =>
    stores.publications.overdue(before),
  );
  for (const one of overdue) {
    const { organizationId, id: publicationId } = one;
    const failed = await deps.work.transact({ organizationId }, async (stores) =>
      failPublication(deps, stores, { organizationId, publicationId, code: unansweredCode }),
    );
    if (failed !== null) deps.feed.publicationChanged(failed);
  }
  return overdue.length;
}
