import { expect, test } from '@jest/globals';
import { eventOf } from '@tertulia/use-case';

const organizationId = '018f0000-0000-7000-8000-000000000001';
const id = '018f0000-0000-7000-8000-000000000002';
const now = new Date('2026-03-01T12:00:00.000Z');

test('An event has the given id, time and organization', () => {
  const deps = { clock: { now: () => now }, ids: { next: () => id } };
  const event = eventOf(deps, 'identity.organization-deleted.v1', { organizationId, payload: { organizationId } });
  expect(event).toMatchObject({
    id,
    name: 'identity.organization-deleted.v1',
    organizationId,
    occurredAt: now.toISOString(),
    payload: { organizationId },
  });
});
