import type { Consumer, Inbox } from '@tertulia/messaging';
import { announce } from '../application/connection-changes.js';
import type { ConnectionsDependencies } from '../application/connection-dependencies.js';
import { gateConnections } from '../application/gate-connections.js';
import type { Stores } from '../application/ports.js';

/** The consumers that connections need. */
export function connectionConsumers(deps: ConnectionsDependencies, inbox: Inbox<Stores>): Consumer[] {
  return [
    inbox.consumer('integrations.plans', ['billing.entitlements-changed.v1'], async (stores, event) => {
      const { organizationId, payload } = event;
      const { entitlements } = payload;
      const changed = await gateConnections(deps, stores, { organizationId, entitlements });
      return () => {
        for (const connection of changed) announce(deps.feed, connection);
      };
    }),
  ];
}
