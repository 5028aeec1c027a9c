import type { DomainEvent } from '@tertulia/events';
import { completePublication } from '../application/complete-publication.js';
import type { BotsDependencies } from '../application/dependencies.js';
import { failPublication } from '../application/fail-publication.js';
import type { Stores } from '../application/ports.js';
import type { Publication } from '../domain/publication.js';

export const publicationAnswers = ['runtime.version-warmed.v1', 'runtime.version-refused.v1'] as const;

/** Handles the runtime's response that it loaded the version, or cannot. Returns what changed. */
export async function onPublicationAnswered(
  deps: Pick<BotsDependencies, 'clock' | 'ids'>,
  stores: Stores,
  event: DomainEvent<(typeof publicationAnswers)[number]>,
): Promise<Publication[]> {
  const { organizationId, payload } = event;
  const attempt = { organizationId, publicationId: payload.publicationId };
  if (!('code' in payload)) return completePublication(deps, stores, attempt);
  const failed = await failPublication(deps, stores, { ...attempt, code: payload.code });
  return failed === null ? [] : [failed];
}
