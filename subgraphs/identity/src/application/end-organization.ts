import { eventOf } from '@tertulia/use-case';
import { repeatedAfterMs } from '../domain/deletion.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

type Tellers = Pick<IdentityDependencies, 'clock' | 'ids'>;

/** Deletes an organization in the running transaction and publishes its end, so that other subgraphs delete their data of it. */
export async function endOrganization(deps: Tellers, stores: Stores, organizationId: string): Promise<void> {
  await stores.organizations.delete(organizationId, new Date(deps.clock.now().getTime() + repeatedAfterMs));
  await announceEnd(deps, stores, organizationId);
}

/** Publishes the end again: data that was in transit at the first time, such as an event of its last conversation, is deleted too. */
export async function announceEnd(deps: Tellers, stores: Stores, organizationId: string): Promise<void> {
  await stores.events.emit(
    eventOf(deps, 'identity.organization-deleted.v1', { organizationId, payload: { organizationId } }),
  );
}
