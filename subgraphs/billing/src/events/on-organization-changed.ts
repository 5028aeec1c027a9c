import type { AnyDomainEvent } from '@tertulia/events';
import type { BillingDependencies } from '../application/dependencies.js';
import type { Stores } from '../application/ports.js';
import { startTrial } from '../application/start-trial.js';

export const organizationEvents = ['identity.organization-created.v1', 'identity.organization-deleted.v1'] as const;

/** Starts the trial of a new organization; deletes all data of a deleted one. */
export async function onOrganizationChanged(
  deps: Pick<BillingDependencies, 'clock' | 'ids'>,
  stores: Stores,
  event: Extract<AnyDomainEvent, { name: (typeof organizationEvents)[number] }>,
): Promise<void> {
  const { organizationId } = event;
  if (event.name === 'identity.organization-deleted.v1') {
    return stores.subscriptions.deleteEverything(organizationId);
  }
  return startTrial(deps, stores, { organizationId, createdAt: new Date(event.occurredAt) });
}
