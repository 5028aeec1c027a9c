import type { ApiKeyPrincipal, UserPrincipal } from '@tertulia/principal';
import type { Membership } from '../domain/membership.js';
import type { Session } from '../domain/session.js';
import type { IdentityDependencies } from './dependencies.js';

/** All memberships of the person, oldest first. */
export function listOwnMemberships({ work }: IdentityDependencies, { userId }: UserPrincipal): Promise<Membership[]> {
  return work.read({ platform: 'own memberships' }, (stores) => stores.memberships.findByUsers([userId]));
}

/** The person's active sessions, last seen first. */
export function listOwnSessions({ work, clock }: IdentityDependencies, { userId }: UserPrincipal): Promise<Session[]> {
  return work.read({ platform: 'own sessions' }, (stores) => stores.sessions.listLiving(userId, clock.now()));
}

/** Name of the calling API key; null if the key no longer exists. */
export async function readOwnKeyName({ work }: IdentityDependencies, key: ApiKeyPrincipal): Promise<string | null> {
  const { organizationId, keyId } = key;
  const found = await work.read({ organizationId }, (stores) => stores.apiKeys.find(organizationId, keyId));
  return found?.name ?? null;
}
