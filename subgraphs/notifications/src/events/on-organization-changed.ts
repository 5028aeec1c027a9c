import type { EventOf } from '@tertulia/messaging';
import type { NotificationsDependencies } from '../application/dependencies.js';
import type { Stores } from '../application/ports.js';
import { rulesOf } from '../application/rules-of.js';

export const organizationEvents = [
  'identity.organization-created.v1',
  'identity.organization-deleted.v1',
  'identity.membership-changed.v1',
] as const;

/** Gives new organizations the usual rules, removes deleted ones, and ends mails to people who left. */
export async function onOrganizationChanged(
  deps: Pick<NotificationsDependencies, 'clock' | 'ids'>,
  stores: Stores,
  event: EventOf<(typeof organizationEvents)[number]>,
): Promise<void> {
  const { organizationId } = event;
  if (event.name === 'identity.organization-created.v1') return void (await rulesOf(deps, stores, organizationId));
  if (event.name === 'identity.organization-deleted.v1') {
    await stores.counts.deleteEverything(organizationId);
    return stores.organizations.deleteEverything(organizationId);
  }
  if (event.payload.change !== 'REMOVED') return;
  const left = { organizationId, userId: event.payload.userId };
  await stores.dispatches.cancelOf(left, deps.clock.now());
  await stores.preferences.delete(left);
  await stores.rested.wake(left);
  await stores.devices.removeAllOf(left);
}
