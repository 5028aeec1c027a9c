import { z } from 'zod';
import { eventSchemas } from './schemas.js';

/** A name of the catalogue: `<subgraph>.<what-happened>.v<version>`. */
export type EventName = keyof typeof eventSchemas;

/** What an event of this name says. */
export type EventPayload<Name extends EventName> = z.infer<(typeof eventSchemas)[Name]>;

/** Something that happened. Delivered at least once: consumers remember the id. */
export interface DomainEvent<Name extends EventName = EventName> {
  /** A uuid; the same on every delivery. */
  readonly id: string;
  readonly name: Name;
  /** ISO 8601 in UTC. */
  readonly occurredAt: string;
  readonly organizationId: string;
  readonly payload: EventPayload<Name>;
  /** The request that brought it about; absent for what the platform did by itself. Stamped when it is stored. */
  readonly requestId?: string | undefined;
  /** The span in which that was, as W3C Trace Context writes it; absent while nothing is traced. */
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
  // Never a reason to refuse an event: what does not fit is left out.
  requestId: z.string().min(1).max(64).optional().catch(undefined),
  traceparent: z.string().max(64).optional().catch(undefined),
});

/** What the maker of an event brings beside the payload. */
export interface EventOrigin {
  readonly id: string;
  readonly occurredAt: Date;
  readonly organizationId: string;
}

/** An event of this name; the payload is checked so that a mistake shows where it is made. */
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
 * The event in a stored or received JSON value. Fields that this version does not know are dropped.
 * @throws ZodError when the name is unknown or anything does not fit its schema.
 */
export function parseEvent(json: unknown): AnyDomainEvent {
  const envelope = envelopeSchema.parse(json);
  return { ...envelope, payload: eventSchemas[envelope.name].parse(envelope.payload) } as AnyDomainEvent;
}

/** Narrows an event to one name. */
export function isEvent<Name extends EventName>(event: DomainEvent, name: Name): event is DomainEvent<Name> {
  return event.name === name;
}
