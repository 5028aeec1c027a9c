import type { CredentialRevocation } from '@tertulia/principal';
import type { Bearer } from '../application/ports.js';

/** How long a resolved credential is cached. */
export const keptMs = 30_000;
/** The maximum age of a ticket: reading the stores takes less, or fails. */
export const ticketLifetimeMs = 20_000;
/** How long a revocation is stored: longer than anything read before it can be cached or in progress. */
export const markLifetimeMs = 2 * (keptMs + ticketLifetimeMs);

/** Everything whose revocation applies to the bearer, in a form without spaces. */
export function subjectsOf(bearer: Bearer): string[] {
  if (bearer.kind === 'API_KEY') {
    const { id, organizationId } = bearer.apiKey.key;
    return [`key/${id}`, `organization/${organizationId}`];
  }
  const { sessionId, userId, membership } = bearer.session;
  const organization = membership === null ? [] : [`organization/${membership.organizationId}`];
  return [`session/${sessionId}`, `user/${userId}`, ...organization];
}

/** The same for a revocation. */
export function revokedSubjects(revocation: CredentialRevocation): string[] {
  return [
    ...revocation.sessionIds.map((id) => `session/${id}`),
    ...revocation.userIds.map((id) => `user/${id}`),
    ...revocation.keyIds.map((id) => `key/${id}`),
    ...revocation.organizationIds.map((id) => `organization/${id}`),
  ];
}
