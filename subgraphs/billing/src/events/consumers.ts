import type { Consumer, Inbox } from '@tertulia/messaging';
import type { BillingDependencies } from '../application/dependencies.js';
import type { Stores } from '../application/ports.js';
import { onOrganizationChanged, organizationEvents } from './on-organization-changed.js';
import { onUsage, usageEvents } from './on-usage.js';

/** Handles events of other subgraphs. */
export function billingConsumers(deps: BillingDependencies, inbox: Inbox<Stores>): Consumer[] {
  return [
    inbox.consumer('billing.organizations', organizationEvents, async (stores, event) =>
      onOrganizationChanged(deps, stores, event),
    ),
    inbox.batchConsumer('billing.usage', usageEvents, async (stores, events) => onUsage(deps, stores, events)),
  ];
}
