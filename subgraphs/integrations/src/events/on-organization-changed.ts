import type { EventOf } from '@tertulia/messaging';
import type { ConnectionsDependencies } from '../application/connection-dependencies.js';
import { deleteOrganization } from '../application/delete-organization.js';
import type { Stores } from '../application/ports.js';

export const organizationEvents = ['identity.organization-created.v1', 'identity.organization-deleted.v1'] as const;

/** Stores new organizations and removes deleted ones. Returns what is to be done after the commit. */
export async function onOrganizationChanged(
  deps: Pick<ConnectionsDependencies, 'connectors' | 'clock' | 'revocationQueue'>,
  stores: Stores,
  event: EventOf<(typeof organizationEvents)[number]>,
): Promise<() => void> {
  const { organizationId } = event;
  if (event.name === 'identity.organization-created.v1') {
    await stores.organizations.save({ organizationId, since: new Date(event.occurredAt) });
    return () => undefined;
  }
  await deleteOrganization(deps, stores, organizationId);
  return () => deps.revocationQueue.wake();
}
