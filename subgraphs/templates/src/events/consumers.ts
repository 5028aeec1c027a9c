import type { Consumer, Inbox } from '@tertulia/messaging';
import type { Stores } from '../application/ports.js';
import { onOrganizationChanged, organizationEvents } from './on-organization-changed.js';

/** What this subgraph does with events of others. */
export function templatesConsumers(inbox: Inbox<Stores>): Consumer[] {
  return [inbox.consumer('templates.organizations', organizationEvents, onOrganizationChanged)];
}
