import { parseEvent } from '@tertulia/events';
import type { DomainEvent } from '@tertulia/events';

/** An entry as Redis answers it: its id and fields, or nothing where it was removed. */
export type RawEntry = readonly [id: string, fields: readonly string[] | null];

/** An event in a stream, not parsed: most consumers want few of the names. */
export interface StreamEntry {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  /** The only consumer that it is for; undefined: all. */
  readonly consumer: string | undefined;
  readonly json: string;
}

/** Fields of an event's entry; for all consumers unless one is named. */
export function fieldsOf(event: DomainEvent, consumer?: string): string[] {
  const fields = ['name', event.name, 'organization', event.organizationId, 'event', JSON.stringify(event)];
  return consumer === undefined ? fields : [...fields, 'consumer', consumer];
}

/** The entry, or null when it was removed or is not one of the bus. */
export function entryOf([id, fields]: RawEntry): StreamEntry | null {
  const values = fieldMap(fields ?? []);
  const name = values.get('name');
  const organizationId = values.get('organization');
  const json = values.get('event');
  if (name === undefined || organizationId === undefined || json === undefined) return null;
  return { id, name, organizationId, json, consumer: values.get('consumer') };
}

/** Fields and values that follow each other. */
export function fieldMap(fields: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  for (let at = 0; at + 1 < fields.length; at += 2) values.set(fields[at] ?? '', fields[at + 1] ?? '');
  return values;
}

/** @throws ZodError when this version does not understand it. */
export function eventIn(entry: StreamEntry): DomainEvent {
  return parseEvent(JSON.parse(entry.json));
}

/** The request that brought an event about, also of one that this version does not understand; null when it is not known. */
export function requestIdIn({ json }: StreamEntry): string | null {
  try {
    const { requestId } = JSON.parse(json) as { requestId?: unknown };
    return typeof requestId === 'string' ? requestId : null;
  } catch {
    return null;
  }
}

/** When Redis took an entry, by its clock. */
export function timeMsOf(entryId: string): number {
  return Number(entryId.split('-', 1)[0]);
}
