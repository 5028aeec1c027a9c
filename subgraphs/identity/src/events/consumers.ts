import type { Consumer, Inbox } from '@tertulia/messaging';
import type { Stores } from '../application/ports.js';
import { onDataTaken, takenEvents } from './on-data-taken.js';
import { onEntitlementsChanged } from './on-entitlements-changed.js';

/** Handles events of other subgraphs. */
export function identityConsumers(
  inbox: Inbox<Stores>,
  openAddress: (eventId: string, sealed: string) => string | null,
): Consumer[] {
  return [
    inbox.consumer('identity.entitlements', ['billing.entitlements-changed.v1'], onEntitlementsChanged),
    inbox.consumer('identity.audit', takenEvents, onDataTaken(openAddress)),
  ];
}
