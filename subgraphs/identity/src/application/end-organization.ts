import { makeEvent } from '@tertulia/events';
import { repeatedAfterMs } from '../domain/deletion.js';
import type { Dependencies, Stores } from './ports.js';

type Tellers = Pick<Dependencies, 'clock' | 'ids'>;

/** Deletes an organization here in the running transaction and tells everybody, who remove what they have of it. */
export async function endOrganization(tellers: Tellers, stores: Stores, organizationId: string): Promise<void> {
  await stores.organizations.delete(organizationId, new Date(tellers.clock.now().getTime() + repeatedAfterMs));
  await announceEnd(tellers, stores, organizationId);
}

/** Tells of the end once more: whatever was on its way at the first time, such as an event of its last conversation, goes too. */
export async function announceEnd({ clock, ids }: Tellers, stores: Stores, organizationId: string): Promise<void> {
  const origin = { id: ids.next(), occurredAt: clock.now(), organizationId };
  await stores.announce(makeEvent('identity.organization-deleted.v1', origin, { organizationId }));
}
