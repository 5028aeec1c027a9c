import type { Consumer, Inbox } from '@tertulia/messaging';
import { announce } from '../application/connection-changes.js';
import type { ConnectionsDependencies } from '../application/connection-dependencies.js';
import { gateConnections } from '../application/gate-connections.js';
import type { Stores } from '../application/ports.js';
import { tellSlack } from '../application/tell-slack.js';

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
    inbox.consumer('integrations.slack', ['notifications.alert-told.v1'], async (stores, event) => {
      const { id: occasionId, organizationId, payload } = event;
      if (payload.ways.includes('SLACK')) await tellSlack(deps, stores, { ...payload, organizationId, occasionId });
    }),
  ];
}
