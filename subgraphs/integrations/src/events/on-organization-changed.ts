import type { EventOf } from '@tertulia/messaging';
import type { Stores } from '../application/ports.js';

export const organizationEvents = ['identity.organization-created.v1', 'identity.organization-deleted.v1'] as const;

/** Stores new organizations and removes deleted ones. */
export async function onOrganizationChanged(
  { organizations }: Stores,
  event: EventOf<(typeof organizationEvents)[number]>,
): Promise<void> {
  const { organizationId } = event;
  if (event.name === 'identity.organization-deleted.v1') return organizations.deleteEverything(organizationId);
  return organizations.save({ organizationId, since: new Date(event.occurredAt) });
}
