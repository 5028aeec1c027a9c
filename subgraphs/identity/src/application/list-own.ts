import type { ApiKeyPrincipal, UserPrincipal } from '@tertulia/principal';
import type { Membership } from '../domain/membership.js';
import type { Session } from '../domain/session.js';
import { acrossPlatform, within } from './policies.js';
import type { Dependencies } from './ports.js';

/** Everywhere the person belongs, oldest first. */
export function listOwnMemberships({ unitOfWork }: Dependencies, { userId }: UserPrincipal): Promise<Membership[]> {
  return unitOfWork.read(acrossPlatform('own memberships'), (stores) => stores.memberships.findByUsers([userId]));
}

/** The person's living sessions, last seen first. */
export function listOwnSessions({ unitOfWork, clock }: Dependencies, { userId }: UserPrincipal): Promise<Session[]> {
  return unitOfWork.read(acrossPlatform('own sessions'), (stores) => stores.sessions.listLiving(userId, clock.now()));
}

/** How the key that calls is named; null where it is gone. */
export async function readOwnKeyName({ unitOfWork }: Dependencies, key: ApiKeyPrincipal): Promise<string | null> {
  const { organizationId, keyId } = key;
  const found = await unitOfWork.read(within(organizationId), (stores) => stores.apiKeys.find(organizationId, keyId));
  return found?.name ?? null;
}
