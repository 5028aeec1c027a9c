import type { Consumer, Inbox } from '@tertulia/messaging';
import type { Stores } from '../application/ports.js';
import { onOrganizationChanged, organizationEvents } from './on-organization-changed.js';

/** Handles events of other subgraphs. */
export function templatesConsumers(inbox: Inbox<Stores>): Consumer[] {
  return [inbox.consumer('templates.organizations', organizationEvents, onOrganizationChanged)];
}
