import type { DomainEvent } from '@tertulia/events';
import { confirmPublication } from '../application/confirm-publication.js';
import type { BotsDependencies } from '../application/dependencies.js';
import { failPublication } from '../application/fail-publication.js';
import type { Stores } from '../application/ports.js';
import type { Publication } from '../domain/publication.js';

export const confirmationAnswers = [
  'integrations.publication-confirmed.v1',
  'integrations.publication-refused.v1',
] as const;

/** Handles what a configuration webhook responded. Returns the changed attempt. */
export async function onConfirmationAnswered(
  deps: Pick<BotsDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { organizationId, payload }: DomainEvent<(typeof confirmationAnswers)[number]>,
): Promise<Publication | null> {
  const attempt = { organizationId, publicationId: payload.publicationId };
  if (!('code' in payload)) return confirmPublication(deps, stores, attempt);
  const { code, status, failure } = payload;
  return failPublication(deps, stores, { ...attempt, code, response: { status, failure } });
}
