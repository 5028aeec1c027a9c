import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { planEntitlements, type PlanCode } from '@tertulia/plan-limits';
import { asPlatform, inTenant } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { describeOnMongo, principals } from '@tertulia/testkit';
import { removeOldEvents } from '../src/application/remove-old-events.js';
import { faultOf, type SentEvent } from '../src/domain/tracked-event.js';
import { conversation, fetchMetrics, openWorld, type World } from './world.js';

const mutation = `mutation ($input: TrackEventsInput!) { trackEvents(input: $input) {
  acceptedCount results { eventId status refusal } } }`;
const listQuery = `query ($r: [_Any!]!, $filter: TrackedEventFilter) { _entities(representations: $r) { ... on Organization {
  events(filter: $filter) { totalCount nodes { eventId name conversation { id } bot { id } goal { amount { amountMinor currency } }
    attributes { name value } } } } } }`;
const now = '2026-03-20T18:00:00Z';
const at = '2026-03-20T17:59:00Z';
const startedAt = '2026-03-20T17:30:00Z';

interface Told {
  acceptedCount: number;
  results: { eventId: string; status: string; refusal: string | null }[];
}

function describeTracking(store: string, isOnMongo: boolean): void {
  describe(`events that partners send, in ${store}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld({ now, isOnMongo });
    });
    afterAll(async () => world.close());

    const send = async (principal: Principal, events: object[]) => {
      const { data, errors } = await world.ask(principal, mutation, { input: { events } });
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data?.['trackEvents'] as Told;
    };
    const list = async (principal: Principal, organizationId: string, filter: object | null = null) => {
      const r = [{ __typename: 'Organization', id: toGlobalId('organization', organizationId) }];
      const { data, errors } = await world.ask(principal, listQuery, { r, filter });
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      const nothing = { totalCount: 0, nodes: [] };
      const [found] = (data?.['_entities'] ?? [{ events: nothing }]) as [
        { events: { totalCount: number; nodes: Record<string, unknown>[] } },
      ];
      return found.events;
    };
    const keyOf = (organizationId: string) => principals.apiKey(['events:write', 'metrics:read'], { organizationId });
    const paid = (eventId: string, more: object = {}) => ({ eventId, name: 'order.paid', at, ...more });
    const plan = (organizationId: string, code: PlanCode) => {
      const period = { start: new Date(now), end: new Date('2026-04-20T18:00:00Z') };
      const entitlements = { ...planEntitlements(code, period, 'HARD') };
      return world.bus.publish([world.event('billing.entitlements-changed.v1', organizationId, { entitlements })]);
    };

    test('each is told apart: new, repeated or refused with the reason, and the good ones are stored', async () => {
      const organizationId = await world.organization();
      const key = keyOf(organizationId);
      const strange = toGlobalId('conversation', world.ids.next());
      const sent = [
        paid('1', { attributes: [{ name: 'branch', value: 'north' }], goal: { amountMinor: 500, currency: 'MXN' } }),
        paid('1'),
        paid('bad id'),
        paid('2', { name: 'Order paid' }),
        paid('3', { at: '2026-03-12T00:00:00Z' }),
        paid('4', { goal: { amountMinor: 1.5, currency: 'MXN' } }),
        paid('5', { attributes: [{ name: 'a', value: 'x'.repeat(201) }] }),
        paid('6', { conversationId: strange }),
        paid('7', { conversationId: 'nonsense' }),
      ];
      const told = await send(key, sent);
      expect(told.acceptedCount).toBe(1);
      expect(told.results.map(({ eventId, status, refusal }) => [eventId, status, refusal])).toEqual([
        ['1', 'ACCEPTED', null],
        ['1', 'REPEATED', null],
        ['bad id', 'REFUSED', 'INVALID_ID'],
        ['2', 'REFUSED', 'INVALID_NAME'],
        ['3', 'REFUSED', 'INVALID_TIME'],
        ['4', 'REFUSED', 'INVALID_GOAL'],
        ['5', 'REFUSED', 'INVALID_ATTRIBUTES'],
        ['6', 'REFUSED', 'CONVERSATION_NOT_FOUND'],
        ['7', 'REFUSED', 'CONVERSATION_NOT_FOUND'],
      ]);
      expect((await send(key, sent)).acceptedCount).toBe(0);
      const filter = { attributes: [{ name: 'branch', value: 'north' }] };
      expect(await list(key, organizationId, filter)).toEqual({
        totalCount: 1,
        nodes: [
          {
            ...{ eventId: '1', name: 'order.paid', conversation: null, bot: null },
            goal: { amount: { amountMinor: 500, currency: 'MXN' } },
            attributes: [{ name: 'branch', value: 'north' }],
          },
        ],
      });
    });

    test('a goal of a conversation counts once in the metrics of its bot, and one without a conversation in none', async () => {
      const organizationId = await world.organization();
      const bot = await world.bot(organizationId);
      const talk = conversation(world, { organizationId, ...bot, startedAt });
      await world.bus.publish(talk.events);
      const key = keyOf(organizationId);
      const conversationId = toGlobalId('conversation', talk.key.conversationId);
      const sent = [
        paid('1', { conversationId, goal: { amountMinor: 28_000, currency: 'MXN' } }),
        paid('2', { goal: { amountMinor: 1, currency: 'MXN' } }),
      ];
      await Promise.all([send(key, sent), send(key, sent)]);
      const range: [string, string] = ['2026-03-20T00:00:00Z', '2026-03-21T00:00:00Z'];
      const asked = { type: 'Organization' as const, id: organizationId, range };
      expect(await fetchMetrics(world, principals.viewer({ organizationId }), asked)).toMatchObject({
        conversionRate: { numerator: 1, denominator: 1 },
        goalAmounts: [{ amountMinor: 28_000, currency: 'MXN' }],
      });
      const manager = principals.botManager([bot.botId], { organizationId });
      expect((await list(manager, organizationId)).nodes).toMatchObject([
        { eventId: '1', conversation: { id: conversationId }, bot: { id: toGlobalId('bot', bot.botId) } },
      ]);
    });

    test('a request of none, or of more than 500, is refused as a whole; so are callers without the right', async () => {
      const organizationId = await world.organization();
      const key = keyOf(organizationId);
      await expect(send(key, [])).rejects.toThrow('BAD_USER_INPUT');
      const many = Array.from({ length: 501 }, (_, index) => paid(`${index}`));
      await expect(send(key, many)).rejects.toThrow('BAD_USER_INPUT');
      expect((await send(key, many.slice(1))).acceptedCount).toBe(500);
      const reader = principals.apiKey(['metrics:read'], { organizationId });
      await expect(send(reader, [paid('1')])).rejects.toThrow('FORBIDDEN');
      await expect(send(principals.viewer({ organizationId }), [paid('1')])).rejects.toThrow('FORBIDDEN');
      await expect(send(principals.anonymous(), [paid('1')])).rejects.toThrow('UNAUTHENTICATED');
      await expect(list(principals.apiKey(['events:write'], { organizationId }), organizationId)).rejects.toThrow(
        'FORBIDDEN',
      );
    });

    test('a test key gets the same answers, and stores nothing', async () => {
      const organizationId = await world.organization();
      const key = principals.apiKey(['events:write', 'metrics:read'], { organizationId, mode: 'TEST' });
      expect((await send(key, [paid('1'), paid('1'), paid('x y')])).results.map(({ status }) => status)).toEqual([
        'ACCEPTED',
        'REPEATED',
        'REFUSED',
      ]);
      expect(await list(keyOf(organizationId), organizationId)).toMatchObject({ totalCount: 0 });
    });

    test('the plan limits the events of a month, and says so of those beyond it', async () => {
      const organizationId = await world.organization();
      await plan(organizationId, 'STARTER');
      const key = keyOf(organizationId);
      for (let batch = 0; batch < 20; batch += 1) {
        await send(
          key,
          Array.from({ length: 500 }, (_, index) => paid(`${batch}-${index}`)),
        );
      }
      const [last] = (
        await send(
          key,
          [paid('one more')].map((event) => ({ ...event, eventId: 'more' })),
        )
      ).results;
      expect(last).toMatchObject({ status: 'REFUSED', refusal: 'PLAN_LIMIT_REACHED' });
      expect((await send(key, [paid('0-0')])).results).toMatchObject([{ status: 'REPEATED' }]);
      world.clock.advance(1);
      await plan(organizationId, 'ENTERPRISE');
      expect((await send(key, [paid('more')])).acceptedCount).toBe(1);
    }, 60_000);

    test('an erasure takes the attributes out, also of events that arrive after it; counts stay, and it is recorded', async () => {
      const organizationId = await world.organization();
      const bot = await world.bot(organizationId);
      const talk = conversation(world, { organizationId, ...bot, startedAt });
      await world.bus.publish(talk.events);
      const key = keyOf(organizationId);
      const conversationId = toGlobalId('conversation', talk.key.conversationId);
      const attributes = [{ name: 'note', value: 'secret' }];
      const goal = { amountMinor: 5, currency: 'MXN' };
      await send(key, [paid('1', { conversationId, attributes, goal })]);
      await world.bus.publish([world.event('runtime.visitor-erased.v1', organizationId, talk.key)]);
      await send(key, [paid('2', { conversationId, attributes, goal })]);
      const { nodes } = await list(key, organizationId);
      expect(nodes.map((node) => [node['eventId'], node['attributes']])).toEqual([
        ['2', []],
        ['1', []],
      ]);
      const { store } = world.deps;
      const removals = await inTenant(organizationId, async () => store.removals(organizationId));
      expect(removals).toEqual([{ day: '2026-03-20', reason: 'ERASURE', count: 2 }]);
      const range: [string, string] = ['2026-03-20T00:00:00Z', '2026-03-21T00:00:00Z'];
      const asked = { type: 'Organization' as const, id: organizationId, range };
      const metrics = await fetchMetrics(world, principals.viewer({ organizationId }), asked);
      expect(metrics['goalAmounts']).toEqual([{ amountMinor: 10, currency: 'MXN' }]);
    });

    test('events are removed when the plan no longer keeps them, metrics stay, and it is recorded', async () => {
      const organizationId = await world.organization();
      const bot = await world.bot(organizationId);
      await plan(organizationId, 'STARTER');
      const talk = conversation(world, { organizationId, ...bot, startedAt });
      await world.bus.publish(talk.events);
      const key = keyOf(organizationId);
      await send(key, [paid('1')]);
      const { store } = world.deps;
      const remove = () => asPlatform('test', async () => removeOldEvents(world.deps));
      await remove();
      expect((await list(key, organizationId)).totalCount).toBe(1);
      world.clock.set('2026-04-21T18:00:00Z');
      await remove();
      await remove();
      expect((await list(key, organizationId)).totalCount).toBe(0);
      const removals = await inTenant(organizationId, async () => store.removals(organizationId));
      expect(removals).toEqual([{ day: '2026-04-21', reason: 'RETENTION', count: 2 }]);
      const range: [string, string] = ['2026-03-20T00:00:00Z', '2026-03-21T00:00:00Z'];
      const asked = { type: 'Organization' as const, id: organizationId, range };
      const metrics = await fetchMetrics(world, principals.viewer({ organizationId }), asked);
      expect(metrics.conversations.value).toBe(1);
      world.clock.set(now);
    });
  });
}

describeTracking('PostgreSQL', false);
describeOnMongo('sent events', () => describeTracking('MongoDB', true));

test('a time, a goal and attributes are checked at their limits', () => {
  const sound: SentEvent = {
    ...{ eventId: 'a', name: 'a.b', at: new Date(at), conversationId: null, goal: null, attributes: [] },
    isConversationInvalid: false,
  };
  const fault = (more: Partial<SentEvent>) => faultOf({ ...sound, ...more }, new Date(now));
  const shifted = (ms: number) => ({ at: new Date(Date.parse(now) + ms) });
  const weekMs = 7 * 86_400_000;
  expect([fault(shifted(-weekMs)), fault(shifted(-weekMs - 1))]).toEqual([null, 'INVALID_TIME']);
  expect([fault(shifted(3_600_000)), fault(shifted(3_600_001))]).toEqual([null, 'INVALID_TIME']);
  expect(fault({ goal: { amountMinor: 1, currency: null } })).toBe('INVALID_GOAL');
  expect(fault({ goal: { amountMinor: null, currency: null } })).toBeNull();
  const named = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `n${index}`, value: 'x'.repeat(200) }));
  expect([fault({ attributes: named(20) }), fault({ attributes: named(21) })]).toEqual([null, 'INVALID_ATTRIBUTES']);
  expect(fault({ attributes: [...named(1), ...named(1)] })).toBe('INVALID_ATTRIBUTES');
});
