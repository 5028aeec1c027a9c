import type { EventOf } from '@tertulia/messaging';
import { toGlobalId } from '@tertulia/subgraph';
import { contentsGone, type ReceivedContents } from '../application/received-contents.js';
import type { WebhookEvent, WebhookEventType } from '../domain/webhook-event.js';

/** The domain events that receivers of webhooks can be told, by what they are called there. */
const typesByEvent = {
  'runtime.conversation-started.v1': 'CONVERSATION_STARTED',
  'runtime.conversation-ended.v1': 'CONVERSATION_ENDED',
  'runtime.turn-taken.v1': 'MESSAGE_ADDED',
  'runtime.human-replied.v1': 'MESSAGE_ADDED',
  'runtime.handed-off.v1': 'HAND_OFF_REQUESTED',
  'runtime.taken-over.v1': 'TAKEN_OVER',
  'runtime.goal-reached.v1': 'GOAL_REACHED',
  'runtime.conversation-rated.v1': 'RATING_GIVEN',
  'runtime.contact-changed.v1': 'CONTACT_CHANGED',
  'bots.bot-published.v1': 'VERSION_PUBLISHED',
  'bots.publication-failed.v1': 'PUBLICATION_FAILED',
  'integrations.connection-state-changed.v1': 'CONNECTION_STATE_CHANGED',
  'billing.limit-reached.v1': 'LIMIT_REACHED',
  'integrations.inbox-event-received.v1': 'INBOUND_RECEIVED',
  'notifications.alert-told.v1': 'ALERT_TOLD',
  'notifications.alerts-gathered.v1': 'ALERTS_GATHERED',
} as const satisfies Record<string, WebhookEventType>;

type Source = keyof typeof typesByEvent;

export const webhookSources = Object.keys(typesByEvent) as Source[];

/** The kinds of the ids in payloads, by field. Other fields are passed on as they are. */
const kinds = {
  conversationId: 'conversation',
  botId: 'bot',
  versionId: 'botVersion',
  publicationId: 'publication',
  connectionId: 'connection',
  contactId: 'contact',
  sourceId: 'inboundSource',
  inboxEventId: 'inboxEvent',
  endpointId: 'webhookEndpoint',
} as const;

/** Internal to the platform. */
const left = new Set([
  ...['isCharged', 'locale', 'isReturning', 'responseMs', 'waitMs', 'businessWaitMs'],
  ...['publicId', 'memberId', 'ways', 'way'],
]);

/** Whether receivers of webhooks are told: of alerts only where their rules say so. */
export function isForReceivers(event: EventOf<Source>): boolean {
  if (event.name === 'notifications.alerts-gathered.v1') return event.payload.way === 'WEBHOOK';
  return event.name !== 'notifications.alert-told.v1' || event.payload.ways.includes('WEBHOOK');
}

/** The calls of sources that events are about. */
export function receivedIn(events: readonly EventOf<Source>[]): string[] {
  return events.flatMap(({ name, payload }) =>
    name === 'integrations.inbox-event-received.v1' ? [payload.inboxEventId] : [],
  );
}

/** The event in the form in which receivers are told: with public ids, the author of a message, and what a source received. */
export function webhookEventOf(event: EventOf<Source>, calls: ReceivedContents = new Map()): WebhookEvent {
  const data = publicPayload(event.payload);
  if (event.name === 'runtime.turn-taken.v1') data['author'] = 'VISITOR';
  if (event.name === 'runtime.human-replied.v1') data['author'] = 'MEMBER';
  if (event.name === 'integrations.inbox-event-received.v1') {
    Object.assign(data, calls.get(event.payload.inboxEventId) ?? contentsGone);
  }
  return {
    eventId: event.id,
    organizationId: event.organizationId,
    type: typesByEvent[event.name],
    occurredAt: new Date(event.occurredAt),
    data,
  };
}

/** A payload without what is internal, and with public ids, also in the objects of its lists. */
export function publicPayload(payload: object): Record<string, unknown> {
  const entries = Object.entries(payload).filter(([name]) => !left.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, publicValue(name, value)]));
}

function publicValue(name: string, value: unknown): unknown {
  if (name === 'botIds' && Array.isArray(value)) return value.map((id) => toGlobalId('bot', String(id)));
  if (Array.isArray(value)) return value.map((one: unknown) => (isObject(one) ? publicPayload(one) : one));
  const kind = kinds[name as keyof typeof kinds];
  return kind === undefined || typeof value !== 'string' ? value : toGlobalId(kind, value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
