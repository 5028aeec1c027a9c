import type { Consumer, Inbox } from '@tertulia/messaging';
import type { Stores } from '../application/ports.js';
import { onOrganizationChanged, organizationEvents } from './on-organization-changed.js';

/** The consumers of other subgraphs' events. */
export function integrationsConsumers(inbox: Inbox<Stores>): Consumer[] {
  return [inbox.consumer('integrations.organizations', organizationEvents, onOrganizationChanged)];
}
