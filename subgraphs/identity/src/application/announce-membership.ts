import { makeEvent } from '@tertulia/events';
import type { Membership } from '../domain/membership.js';
import type { Dependencies, Stores } from './ports.js';

/** What became of a membership; a removed one is given as it was. */
export interface MembershipChange {
  readonly membership: Membership;
  readonly change: 'ADDED' | 'CHANGED' | 'REMOVED';
}

/** Announces a change of who may do what, so that others stop relying on the old state. */
export async function announceMembership(
  { clock, ids }: Pick<Dependencies, 'clock' | 'ids'>,
  stores: Stores,
  { membership, change }: MembershipChange,
): Promise<void> {
  const origin = { id: ids.next(), occurredAt: clock.now(), organizationId: membership.organizationId };
  const grant =
    change === 'REMOVED'
      ? { role: null, botIds: null }
      : { role: membership.role, botIds: membership.botIds === null ? null : [...membership.botIds] };
  const payload = { userId: membership.userId, change, ...grant };
  await stores.announce(makeEvent('identity.membership-changed.v1', origin, payload));
}
