import { z } from 'zod';
import { eventSchemas } from './schemas.js';

/** A name of the catalogue: `<subgraph>.<what-happened>.v<version>`. */
export type EventName = keyof typeof eventSchemas;

/** Payload of the events with this name. */
export type EventPayload<Name extends EventName> = z.infer<(typeof eventSchemas)[Name]>;

/** A domain event. Delivered at least once, so consumers store the ids that they have handled. */
export interface DomainEvent<Name extends EventName = EventName> {
  /** A uuid; the same on every delivery. */
  readonly id: string;
  readonly name: Name;
  /** ISO 8601 in UTC. */
  readonly occurredAt: string;
  readonly organizationId: string;
  readonly payload: EventPayload<Name>;
  /** The request that caused the event; absent when no request did. Set when the event is stored. */
  readonly requestId?: string | undefined;
  /** W3C `traceparent` of the span that caused the event; absent when tracing is off. */
  readonly traceparent?: string | undefined;
}

/** Any event, so that `switch (event.name)` narrows the payload. */
export type AnyDomainEvent = { [Name in EventName]: DomainEvent<Name> }[EventName];

/** All names of the catalogue. */
export const eventNames = Object.keys(eventSchemas) as EventName[];

const envelopeSchema = z.object({
  id: z.uuid(),
  name: z.enum(eventNames),
  occurredAt: z.iso.datetime(),
  organizationId: z.uuid(),
  payload: z.unknown(),
  // An invalid value is dropped: it is no reason to refuse the event.
  requestId: z.string().min(1).max(64).optional().catch(undefined),
  traceparent: z.string().max(64).optional().catch(undefined),
});

/** Where and when an event happened. */
export interface EventOrigin {
  readonly id: string;
  readonly occurredAt: Date;
  readonly organizationId: string;
}

/** Creates an event. The payload is checked here, so that a mistake fails where it is made. */
export function makeEvent<Name extends EventName>(
  name: Name,
  origin: EventOrigin,
  payload: EventPayload<Name>,
): DomainEvent<Name> {
  eventSchemas[name].parse(payload);
  return {
    id: origin.id,
    name,
    occurredAt: origin.occurredAt.toISOString(),
    organizationId: origin.organizationId,
    payload,
  };
}

/**
 * Parses an event from stored or received JSON. Fields that this version does not know are dropped.
 * @throws ZodError when the name is unknown or the value does not match the schema.
 */
export function parseEvent(json: unknown): AnyDomainEvent {
  const envelope = envelopeSchema.parse(json);
  return { ...envelope, payload: eventSchemas[envelope.name].parse(envelope.payload) } as AnyDomainEvent;
}

/** True when the event has this name. */
export function isEvent<Name extends EventName>(event: DomainEvent, name: Name): event is DomainEvent<Name> {
  return event.name === name;
}
