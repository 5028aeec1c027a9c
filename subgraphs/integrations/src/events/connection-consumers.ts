import type { Consumer, EventOf, Inbox } from '@tertulia/messaging';
import { announce } from '../application/connection-changes.js';
import type { ConnectionsDependencies } from '../application/connection-dependencies.js';
import { gateConnections } from '../application/gate-connections.js';
import type { Stores } from '../application/ports.js';
import { tellSlack } from '../application/tell-slack.js';
import { digestMessageOf, messageOf } from '../domain/alert-message.js';

const slackEvents = ['notifications.alert-told.v1', 'notifications.alerts-gathered.v1'] as const;

/** What Slack is told; null where rules name other ways. A digest goes out also where one of its alerts is about that connection. */
function slackMessageOf(event: EventOf<(typeof slackEvents)[number]>, publicUrl: string) {
  if (event.name === 'notifications.alert-told.v1') {
    const { ways, connectionId } = event.payload;
    return ways.includes('SLACK') ? { connectionId, message: messageOf(event.payload, publicUrl) } : null;
  }
  const isForSlack = event.payload.way === 'SLACK';
  return isForSlack ? { connectionId: null, message: digestMessageOf(event.payload, publicUrl) } : null;
}

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
    inbox.consumer('integrations.slack', slackEvents, async (stores, event) => {
      const { id, organizationId } = event;
      const told = slackMessageOf(event, deps.publicUrl);
      if (told !== null) await tellSlack(deps, stores, { ...told, organizationId, id });
    }),
  ];
}
