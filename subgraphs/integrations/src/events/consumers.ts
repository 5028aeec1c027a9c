import type { Consumer, Inbox } from '@tertulia/messaging';
import type { IntegrationsDependencies } from '../application/dependencies.js';
import type { Stores } from '../application/ports.js';
import { connectionConsumers } from './connection-consumers.js';
import { webhookConsumers } from './webhook-consumers.js';
import { onOrganizationChanged, organizationEvents } from './on-organization-changed.js';

/** The consumers of other subgraphs' events. */
export function integrationsConsumers(deps: IntegrationsDependencies, inbox: Inbox<Stores>): Consumer[] {
  return [
    inbox.consumer('integrations.organizations', organizationEvents, async (stores, event) =>
      onOrganizationChanged(deps, stores, event),
    ),
    ...connectionConsumers(deps, inbox),
    ...webhookConsumers(deps, inbox),
  ];
}
