import { toGlobalId, type Foreign } from '@tertulia/subgraph';
import type { WebhookEvent } from '../domain/webhook-event.js';
import { eventClasses, type WebhookEventInterface } from './webhook-event.type.js';

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
  const shown: Record<string, unknown> = { ...data, id: toGlobalId('event', eventId), type, occurredAt };
  for (const [name, field] of Object.entries(references)) shown[field] = referenceTo(data[name]);
  for (const name of times) if (typeof data[name] === 'string') shown[name] = new Date(data[name]);
  shown['bots'] = Array.isArray(data['botIds']) ? data['botIds'].map(referenceTo) : [];
  if (type === 'CONNECTION_STATE_CHANGED') shown['stateCode'] = data['reason'] ?? null;
  return Object.assign(new eventClasses[type](), shown) as WebhookEventInterface;
}

function referenceTo(id: unknown): Foreign | null {
  return typeof id === 'string' ? { id } : null;
}
