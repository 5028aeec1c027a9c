import { parseEvent } from '@tertulia/events';
import type { DomainEvent } from '@tertulia/events';

/** An entry as Redis returns it: its id and fields, or null where it was deleted. */
export type RawEntry = readonly [id: string, fields: readonly string[] | null];

/** An event in a stream, not parsed, because most consumers handle few of the names. */
export interface StreamEntry {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  /** The only consumer that it is meant for; undefined: all. */
  readonly consumer: string | undefined;
  readonly json: string;
}

/** The fields of an event's entry; for all consumers unless one is named. */
export function fieldsOf(event: DomainEvent, consumer?: string): string[] {
  const fields = ['name', event.name, 'organization', event.organizationId, 'event', JSON.stringify(event)];
  return consumer === undefined ? fields : [...fields, 'consumer', consumer];
}

/** The entry, or null when it was deleted or was not written by the bus. */
export function entryOf([id, fields]: RawEntry): StreamEntry | null {
  const values = fieldMap(fields ?? []);
  const name = values.get('name');
  const organizationId = values.get('organization');
  const json = values.get('event');
  if (name === undefined || organizationId === undefined || json === undefined) return null;
  return { id, name, organizationId, json, consumer: values.get('consumer') };
}

/** A flat list of fields and values as a map. */
export function fieldMap(fields: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  for (let at = 0; at + 1 < fields.length; at += 2) values.set(fields[at] ?? '', fields[at + 1] ?? '');
  return values;
}

/** @throws ZodError when this version cannot parse it. */
export function eventIn(entry: StreamEntry): DomainEvent {
  return parseEvent(JSON.parse(entry.json));
}

/** The request that caused an event, even of a version that cannot be parsed; null when unknown. */
export function requestIdIn({ json }: StreamEntry): string | null {
  try {
    const { requestId } = JSON.parse(json) as { requestId?: unknown };
    return typeof requestId === 'string' ? requestId : null;
  } catch {
    return null;
  }
}

/** When Redis accepted an entry, by its clock. */
export function timeMsOf(entryId: string): number {
  return Number(entryId.split('-', 1)[0]);
}
