import { makeEvent } from '@tertulia/events';
import type { DomainEvent } from '@tertulia/events';
import { sequentialIds, testId } from '@tertulia/testkit';

export const renamed = 'bots.bot-renamed.v1';
export const deleted = 'bots.bot-deleted.v1';
export const ana = testId(0xa);
export const beto = testId(0xb);

const ids = sequentialIds(0x10_0000);
const occurredAt = new Date('2026-03-01T12:00:00Z');

export function renaming(organizationId: string, name: string): DomainEvent<typeof renamed> {
  return makeEvent(renamed, { id: ids.next(), occurredAt, organizationId }, { botId: testId(0xb0), name });
}

export function deletion(organizationId: string): DomainEvent<typeof deleted> {
  return makeEvent(deleted, { id: ids.next(), occurredAt, organizationId }, { botId: testId(0xb0) });
}

/** The names in events of renaming. */
export function named(events: readonly DomainEvent<typeof renamed>[]): string[] {
  return events.map((event) => event.payload.name);
}
