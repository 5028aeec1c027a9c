import { eventOf } from '@tertulia/use-case';
import { repeatedAfterMs } from '../domain/deletion.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

type Tellers = Pick<IdentityDependencies, 'clock' | 'ids'>;

/** Deletes an organization here in the running transaction and tells everybody, who remove what they have of it. */
export async function endOrganization(deps: Tellers, stores: Stores, organizationId: string): Promise<void> {
  await stores.organizations.delete(organizationId, new Date(deps.clock.now().getTime() + repeatedAfterMs));
  await announceEnd(deps, stores, organizationId);
}

/** Tells of the end once more: whatever was on its way at the first time, such as an event of its last conversation, goes too. */
export async function announceEnd(deps: Tellers, stores: Stores, organizationId: string): Promise<void> {
  await stores.events.emit(
    eventOf(deps, 'identity.organization-deleted.v1', { organizationId, payload: { organizationId } }),
  );
}
