/** What a receiver of webhooks can be told. The names are part of the public contract. */
export const webhookEventTypes = [
  'CONVERSATION_STARTED',
  'CONVERSATION_ENDED',
  'MESSAGE_ADDED',
  'HAND_OFF_REQUESTED',
  'TAKEN_OVER',
  'GOAL_REACHED',
  'RATING_GIVEN',
  'CONTACT_CHANGED',
  'VERSION_PUBLISHED',
  'PUBLICATION_FAILED',
  'CONNECTION_STATE_CHANGED',
  'LIMIT_REACHED',
  'INBOUND_RECEIVED',
  'ALERT_TOLD',
  'ALERTS_GATHERED',
] as const;

export type WebhookEventType = (typeof webhookEventTypes)[number];

/** A detail of a person, in the data of CONTACT_CHANGED. */
export type ContactDetail = 'NAME' | 'EMAIL' | 'PHONE';

/** A limit of the plan, in the data of LIMIT_REACHED. */
export type ReachedLimit = 'CONVERSATIONS';

/** What is sent to receivers: events, and what a configuration webhook is asked. */
export type SentType = WebhookEventType | 'PUBLICATION_REQUESTED';

/** The type of an event in the body of a webhook: `goal.reached` for GOAL_REACHED. */
export function typeInBody(type: SentType): string {
  const [last = '', ...before] = type.toLowerCase().split('_').toReversed();
  return before.length === 0 ? last : `${before.toReversed().join('_')}.${last}`;
}

/** Something that happened, in the form in which receivers are told. */
export interface WebhookEvent<Type extends SentType = WebhookEventType> {
  readonly eventId: string;
  readonly organizationId: string;
  readonly type: Type;
  readonly occurredAt: Date;
  /** With public ids, as in the graph. */
  readonly data: Readonly<Record<string, unknown>>;
}

const bodyBytesMax = 65_536;

/** An error of a selection, as a body names it. */
export interface BodyError {
  readonly code: string;
  readonly path: readonly (string | number)[];
}

/** What a body says besides its data. */
interface Envelope {
  readonly type: string;
  readonly timestamp: string;
  readonly errors?: readonly BodyError[];
}

type EventData = Readonly<Record<string, unknown>>;

/** The body of a webhook with the plain payload. One that is too large is reduced to its ids. */
export function plainBody({
  type,
  occurredAt,
  data,
}: Omit<WebhookEvent<SentType>, 'eventId' | 'organizationId'>): string {
  return bodyWith({ type: typeInBody(type), timestamp: occurredAt.toISOString() }, data, data);
}

/** The body with this data, or, when it is too large, with the ids of the event. */
export function bodyWith(envelope: Envelope, data: EventData, known: EventData): string {
  const body = JSON.stringify({ ...envelope, data });
  return Buffer.byteLength(body) <= bodyBytesMax ? body : idsOnly(envelope, known);
}

function idsOnly({ type, timestamp }: Envelope, known: EventData): string {
  return JSON.stringify({ type, timestamp, isTruncated: true, data: idsOf(known) });
}

/** The body of an event whose texts were deleted: the ids among what is still known of it. */
export function bodyWithoutTexts({
  type,
  occurredAt,
  data,
}: Pick<WebhookEvent<SentType>, 'type' | 'occurredAt' | 'data'>): string {
  return idsOnly({ type: typeInBody(type), timestamp: occurredAt.toISOString() }, data);
}

/** The public id of the conversation that an event is about; null for other events. */
export function conversationOf(data: EventData): string | null {
  const { conversationId } = data;
  return typeof conversationId === 'string' ? conversationId : null;
}

/** The ids among the data of an event. */
export function idsOf(data: EventData): EventData {
  return Object.fromEntries(Object.entries(data).filter(([name]) => /Id$/.test(name)));
}
