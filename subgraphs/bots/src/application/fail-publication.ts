import { eventOf } from '@tertulia/use-case';
import {
  fail,
  isOverdue,
  overdueCodeOf,
  withResponse,
  type Confirmation,
  type Publication,
} from '../domain/publication.js';
import type { BotsDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/** Why an attempt fails. */
export interface Failure {
  readonly organizationId: string;
  readonly publicationId: string;
  readonly code: string;
  /** The last response of a configuration webhook. */
  readonly response?: Pick<Confirmation, 'status' | 'failure'>;
}

/** Fails an open attempt; the previously live version stays live. Null if there was none to fail. */
export async function failPublication(
  deps: Pick<BotsDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { organizationId, publicationId, code, response }: Failure,
): Promise<Publication | null> {
  const publication = await stores.publications.lock(organizationId, publicationId);
  if (publication === null) return null;
  const noted = response === undefined ? publication : withResponse(publication, response);
  return failLocked(deps, stores, { publication: noted, code });
}

async function failLocked(
  deps: Pick<BotsDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { publication, code }: { publication: Publication; code: string },
): Promise<Publication | null> {
  const { organizationId } = publication;
  const failed = fail(publication, code, deps.clock.now());
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

/** Fails every attempt whose running step has passed its deadline. */
export async function failOverduePublications(deps: BotsDependencies): Promise<number> {
  const now = deps.clock.now();
  const overdue = await deps.work.read({ platform: 'fail overdue publications' }, async (stores) =>
    stores.publications.overdue(now),
  );
  for (const one of overdue) {
    const { organizationId, id: publicationId } = one;
    const failed = await deps.work.transact({ organizationId }, async (stores) => {
      const publication = await stores.publications.lock(organizationId, publicationId);
      // It may have gone on to its next step since it was read.
      if (publication === null || !isOverdue(publication, now)) return null;
      return failLocked(deps, stores, { publication, code: overdueCodeOf(publication) });
    });
    if (failed !== null) deps.feed.publicationChanged(failed);
  }
  return overdue.length;
}
