import type { EventOf } from '@tertulia/messaging';
import { toGlobalId } from '@tertulia/subgraph';
import type { NotificationsDependencies } from '../application/dependencies.js';
import type { Stores } from '../application/ports.js';
import { closeAlert, openAlert } from '../application/raise-occasion.js';
import type { LastingKind } from '../domain/alert.js';
import type { Facts } from '../domain/kinds.js';

export const alertEvents = [
  ...(['runtime.handed-off.v1', 'runtime.taken-over.v1', 'runtime.human-replied.v1'] as const),
  ...(['runtime.given-back.v1', 'runtime.conversation-ended.v1'] as const),
  ...(['bots.publication-failed.v1', 'bots.bot-published.v1', 'bots.bot-deleted.v1'] as const),
  ...(['integrations.connection-state-changed.v1', 'integrations.configuration-changed.v1'] as const),
  'integrations.webhook-state-changed.v1',
] as const;

type AlertEvent = EventOf<(typeof alertEvents)[number]>;

/** What an event says of something that lasts. */
interface Change {
  readonly kind: LastingKind;
  readonly subject: string;
  readonly botIds: readonly string[];
  /** OPEN_AT_ONCE: whoever is to be told is told without waiting. */
  readonly does: 'OPEN' | 'OPEN_AT_ONCE' | 'CLOSE';
  readonly facts: Facts;
}

/** Begins and ends alerts. */
export async function onAlertEvent(
  deps: Pick<NotificationsDependencies, 'clock' | 'ids'>,
  stores: Stores,
  event: AlertEvent,
): Promise<void> {
  const change = changeOf(event);
  if (change === null) return;
  const { does, ...about } = change;
  const { organizationId } = event;
  const at = new Date(event.occurredAt);
  if (does === 'CLOSE') return closeAlert(stores, { ...about, organizationId }, at);
  return openAlert(deps, stores, { ...about, organizationId, since: at, isAtOnce: does === 'OPEN_AT_ONCE' });
}

function changeOf(event: AlertEvent): Change | null {
  switch (event.name) {
    case 'runtime.handed-off.v1':
    case 'runtime.taken-over.v1':
    case 'runtime.human-replied.v1':
    case 'runtime.given-back.v1':
    case 'runtime.conversation-ended.v1':
      return waitingOf(event.payload, event.name === 'runtime.handed-off.v1' ? 'OPEN' : 'CLOSE');
    case 'bots.publication-failed.v1':
    case 'bots.bot-published.v1':
    case 'bots.bot-deleted.v1':
      return publicationOf(event);
    case 'integrations.webhook-state-changed.v1':
      return webhookOf(event.payload);
    case 'integrations.configuration-changed.v1':
      return event.payload.change === 'DELETED' ? connectionOf({ ...event.payload, name: '', state: 'DELETED' }) : null;
    case 'integrations.connection-state-changed.v1':
      return connectionOf(event.payload);
  }
}

function waitingOf({ conversationId, botId }: { conversationId: string; botId: string }, does: Change['does']): Change {
  const facts = { conversation: toGlobalId('conversation', conversationId) };
  return { kind: 'WAITING_HUMAN', subject: conversationId, botIds: [botId], does, facts };
}

function publicationOf(event: Extract<AlertEvent, { name: `bots.${string}` }>): Change {
  const { botId } = event.payload;
  const bot = toGlobalId('bot', botId);
  const about = { kind: 'PUBLICATION_FAILED', subject: botId, botIds: [botId] } as const;
  if (event.name !== 'bots.publication-failed.v1') return { ...about, does: 'CLOSE', facts: {} };
  return { ...about, does: 'OPEN_AT_ONCE', facts: { bot, code: event.payload.code } };
}

interface ConnectionFacts {
  readonly connectionId: string;
  readonly botIds: readonly string[];
  readonly name: string;
  readonly state: 'CONNECTED' | 'ERROR' | 'REAUTHORIZE' | 'SUSPENDED' | 'DELETED';
}

/** Only a person can authorise again, so they are told at once; an outage may heal by itself. A suspension is the plan's. */
function connectionOf({ connectionId, botIds, name, state }: ConnectionFacts): Change {
  const does = state === 'REAUTHORIZE' ? 'OPEN_AT_ONCE' : state === 'ERROR' ? 'OPEN' : 'CLOSE';
  const facts = { connection: toGlobalId('connection', connectionId), name };
  return { kind: 'INTEGRATION_BROKEN', subject: connectionId, botIds, does, facts };
}

type WebhookPayload = EventOf<'integrations.webhook-state-changed.v1'>['payload'];

function webhookOf({ endpointId, host, state, disabledReason }: WebhookPayload): Change | null {
  const facts = { endpoint: toGlobalId('webhookEndpoint', endpointId), name: host };
  const about = { kind: 'INTEGRATION_BROKEN', subject: endpointId, botIds: [], facts } as const;
  if (state === 'ENABLED' || disabledReason === 'BY_PERSON') return { ...about, does: 'CLOSE' };
  return state === 'DISABLED' ? { ...about, does: 'OPEN_AT_ONCE' } : null;
}
