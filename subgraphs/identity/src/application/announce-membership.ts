import { eventOf } from '@tertulia/use-case';
import type { Membership } from '../domain/membership.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/** A change of a membership; for a removal, its last state. */
export interface MembershipChange {
  readonly membership: Membership;
  readonly change: 'ADDED' | 'CHANGED' | 'REMOVED';
}

/** Publishes a change of permissions, so that other services stop using the old ones. */
export async function announceMembership(
  deps: Pick<IdentityDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { membership, change }: MembershipChange,
): Promise<void> {
  const grant =
    change === 'REMOVED'
      ? { role: null, botIds: null }
      : { role: membership.role, botIds: membership.botIds === null ? null : [...membership.botIds] };
  const { organizationId, userId } = membership;
  const payload = { userId, change, ...grant };
  await stores.events.emit(eventOf(deps, 'identity.membership-changed.v1', { organizationId, payload }));
}
