import { describe, expect, test } from '@jest/globals';
import {
  currentDeliveries,
  failureOfAttempt,
  isAccepted,
  readableBody,
  withHeard,
  type ShownDelivery,
} from '../../src/features/integrations/model/deliveries.js';
import {
  addressParts,
  endpointTone,
  eventGroups,
  sortedEndpoints,
  withEvent,
  type ShownEndpoint,
} from '../../src/features/integrations/model/webhooks.js';

function delivery(number: number, state: ShownDelivery['state'] = 'DELIVERED'): ShownDelivery {
  const at = '2026-11-20T10:00:00.000Z';
  return {
    ...{ id: `dlv_${String(number).padStart(4, '0')}`, eventType: 'GOAL_REACHED', isTest: false, state },
    ...{ occurredAt: at, createdAt: at, nextAttemptAt: null, finishedAt: null, attempts: [] },
  };
}

const idsOf = (list: readonly ShownDelivery[]) => list.map(({ id }) => Number(id.slice(4)));

describe('the list of deliveries', () => {
  test('New deliveries come first, and each is listed once', () => {
    const fetched = [delivery(3), delivery(2)];
    const heard = [delivery(5), delivery(3), delivery(4)];
    expect(idsOf(currentDeliveries({ fetched, heard, hasMore: true, state: null }))).toEqual([5, 4, 3, 2]);
  });

  test('A delivery older than the fetched part waits for its page', () => {
    const pieces = { fetched: [delivery(3), delivery(2)], heard: [delivery(1)], state: null };
    expect(idsOf(currentDeliveries({ ...pieces, hasMore: true }))).toEqual([3, 2]);
    expect(idsOf(currentDeliveries({ ...pieces, hasMore: false }))).toEqual([3, 2, 1]);
  });

  test('A delivery that left the wanted state leaves the list, and one that entered it joins', () => {
    const fetched = [delivery(3, 'FAILED'), delivery(2, 'PENDING')];
    const heard = [delivery(5, 'DELIVERED'), delivery(4, 'FAILED')];
    expect(idsOf(currentDeliveries({ fetched, heard, hasMore: false, state: 'FAILED' }))).toEqual([4, 3]);
  });

  test('What was fetched of a delivery is newer than what was heard, because changes arrive in the cache', () => {
    const list = currentDeliveries({
      ...{ fetched: [delivery(3, 'DELIVERED')], heard: [delivery(3, 'PENDING')] },
      ...{ hasMore: false, state: null },
    });
    expect(list.map(({ state }) => state)).toEqual(['DELIVERED']);
  });

  test('The last news of a delivery replaces those before, and only the newest deliveries are kept', () => {
    const heard = withHeard([delivery(2, 'PENDING'), delivery(1)], delivery(2, 'DELIVERED'));
    expect(heard).toEqual([delivery(2, 'DELIVERED'), delivery(1)]);
    let many: ShownDelivery[] = [];
    for (let number = 1; number <= 205; number += 1) many = withHeard(many, delivery(number));
    expect([many.length, idsOf(many).at(0), idsOf(many).at(-1)]).toEqual([200, 205, 6]);
  });
});

describe('an attempt', () => {
  test.each([
    [200, true],
    [204, true],
    [302, false],
    [410, false],
    [500, false],
    [null, false],
  ])('A response %s is accepted: %s', (status, expected) => {
    expect(isAccepted({ status })).toBe(expected);
  });

  test('A reason that this version does not know is not shown as another one', () => {
    expect(failureOfAttempt({ failure: 'TIMEOUT' })).toBe('TIMEOUT');
    expect(failureOfAttempt({ failure: 'SOMETHING_NEW' })).toBeNull();
    expect(failureOfAttempt({ failure: null })).toBeNull();
  });

  test('A body of JSON is indented, any other is shown as it is', () => {
    expect(readableBody('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(readableBody('ok: yes')).toBe('ok: yes');
  });
});

describe('an endpoint', () => {
  const endpoint = (part: Partial<ShownEndpoint>): ShownEndpoint => ({
    ...{ id: 'whk_1', url: 'https://a.example/', eventTypes: [], state: 'ENABLED', disabledReason: null, secrets: [] },
    ...{ failingSince: null, createdAt: '2026-11-01T00:00:00.000Z', successRate: null, selection: null, ...part },
  });

  test('Only a person’s own decision to disable it is no alarm', () => {
    expect(endpointTone(endpoint({}))).toBe('ok');
    expect(endpointTone(endpoint({ state: 'FAILING' }))).toBe('warn');
    expect(endpointTone(endpoint({ state: 'DISABLED', disabledReason: 'BY_PERSON' }))).toBe('neutral');
    expect(endpointTone(endpoint({ state: 'DISABLED', disabledReason: 'GONE' }))).toBe('bad');
    expect(endpointTone(endpoint({ state: 'DISABLED', disabledReason: 'FAILING' }))).toBe('bad');
  });

  test('Those that need a person come first, then the newest', () => {
    const sorted = sortedEndpoints([
      endpoint({ id: 'off', state: 'DISABLED', disabledReason: 'BY_PERSON' }),
      endpoint({ id: 'old' }),
      endpoint({ id: 'new', createdAt: '2026-11-02T00:00:00.000Z' }),
      endpoint({ id: 'failing', state: 'FAILING' }),
      endpoint({ id: 'gone', state: 'DISABLED', disabledReason: 'GONE' }),
    ]);
    expect(sorted.map(({ id }) => id)).toEqual(['gone', 'failing', 'new', 'old', 'off']);
  });

  test.each([
    ['https://crm.example/', 'crm.example', ''],
    ['https://crm.example:8443/a/b?c=d', 'crm.example:8443', '/a/b?c=d'],
    ['https://crm.example/?c=d', 'crm.example', '/?c=d'],
  ])('%s leads to %s', (url, host, path) => {
    expect(addressParts(url)).toEqual({ host, path });
  });

  test('Each event is offered once', () => {
    const offered = eventGroups.flatMap(({ events }) => [...events]);
    expect(new Set(offered).size).toBe(offered.length);
    expect(withEvent(['GOAL_REACHED'], 'RATING_GIVEN', true)).toEqual(['GOAL_REACHED', 'RATING_GIVEN']);
    expect(withEvent(['GOAL_REACHED'], 'GOAL_REACHED', true)).toEqual(['GOAL_REACHED']);
    expect(withEvent(['GOAL_REACHED', 'RATING_GIVEN'], 'GOAL_REACHED', false)).toEqual(['RATING_GIVEN']);
  });
});
