import type { Consumer, Inbox } from '@tertulia/messaging';
import type { Stores } from '../application/ports.js';
import { onEntitlementsChanged } from './on-entitlements-changed.js';

/** Handles events of other subgraphs. */
export function identityConsumers(inbox: Inbox<Stores>): Consumer[] {
  return [inbox.consumer('identity.entitlements', ['billing.entitlements-changed.v1'], onEntitlementsChanged)];
}
