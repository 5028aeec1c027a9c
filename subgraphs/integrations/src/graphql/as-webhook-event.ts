import { toGlobalId, type Foreign } from '@tertulia/subgraph';
import type { WebhookEvent } from '../domain/webhook-event.js';
import { eventClasses } from './event-classes.js';
import type { WebhookEventInterface } from './webhook-event.type.js';

/** Fields of the data that name an object, and the field of the graph that leads to it. */
const references = {
  conversationId: 'conversation',
  botId: 'bot',
  versionId: 'version',
  publicationId: 'publication',
  contactId: 'contact',
} as const;

const times = ['startedAt', 'since', 'resetsAt'] as const;

/** An event as the graph shows it: ids become references to the objects, which their subgraphs resolve. */
export function asWebhookEvent({ eventId, type, occurredAt, data }: Omit<WebhookEvent, 'organizationId'>) {
  const shown: Record<string, unknown> = { ...shownOf(data), id: toGlobalId('event', eventId), type, occurredAt };
  if (type === 'ALERTS_GATHERED') shown['kinds'] = gatheredOf(data['kinds']);
  if (type === 'CONNECTION_STATE_CHANGED') shown['stateCode'] = data['reason'] ?? null;
  return Object.assign(new eventClasses[type](), shown) as WebhookEventInterface;
}

function shownOf(data: Record<string, unknown>): Record<string, unknown> {
  const shown = { ...data };
  for (const [name, field] of Object.entries(references)) shown[field] = referenceTo(data[name]);
  for (const name of times) if (typeof data[name] === 'string') shown[name] = new Date(data[name]);
  shown['bots'] = Array.isArray(data['botIds']) ? data['botIds'].map(referenceTo) : [];
  return shown;
}

/** The kinds of a digest, whose alerts have references too. */
function gatheredOf(kinds: unknown): unknown[] {
  return objectsIn(kinds).map((kind) => ({ ...kind, latest: objectsIn(kind['latest']).map(shownOf) }));
}

function objectsIn(list: unknown): Record<string, unknown>[] {
  return Array.isArray(list) ? (list as Record<string, unknown>[]) : [];
}

function referenceTo(id: unknown): Foreign | null {
  return typeof id === 'string' ? { id } : null;
}
