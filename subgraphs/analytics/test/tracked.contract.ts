import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testId } from '@tertulia/testkit';
import { erasedEvent, type IngestItem } from '../src/application/ports.js';
import type { TrackedQuery } from '../src/application/tracked-ports.js';
import type { TrackedEvent } from '../src/domain/tracked-event.js';
import type { StoreUnderTest } from './analytics-store.contract.js';
import { ids, itemOf } from './happenings.js';

const start = Date.parse('2026-04-05T12:00:00Z');
const dayMs = 86_400_000;

function event(eventId: string, more: Partial<TrackedEvent> = {}): TrackedEvent {
  const at = new Date(start);
  return {
    ...{ eventId, name: 'order.paid', at, receivedAt: at, conversationId: null, botId: null, goal: null },
    attributes: [],
    ...more,
  };
}

function queryOf(organizationId: string, more: Partial<TrackedQuery> = {}): TrackedQuery {
  const all = { botIds: null, names: [], from: null, to: null, conversationId: null, attributes: [] };
  return { organizationId, ...all, ...more };
}

/** The contract of sent events and of their removal in every adapter of `AnalyticsStore`. */
export function describeTracked(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a store of sent events`, () => {
    let under: StoreUnderTest;
    beforeAll(async () => {
      under = await makeStore();
    });
    afterAll(async () => under.close());

    const add = (organizationId: string, events: readonly TrackedEvent[]) =>
      under.scoped(organizationId, () => under.store.addTracked(organizationId, events));
    const list = async (query: TrackedQuery, limit = 10, after: TrackedEvent | null = null) => {
      const cursor = after === null ? null : { sortKey: after.at.toISOString(), id: after.eventId };
      return under.scoped(query.organizationId, () => under.store.trackedOf(query, { limit, cursor }));
    };
    const idsOf = async (organizationId: string, more: Partial<TrackedQuery> = {}) =>
      (await list(queryOf(organizationId, more))).map(({ eventId }) => eventId);
    const ingest = (organizationId: string, items: readonly IngestItem[]) =>
      under.scoped(organizationId, () => under.store.ingest(organizationId, items));

    test('an event is stored once by its id in each organization, however often and at once it is added', async () => {
      const [one, other] = [ids.next(), ids.next()];
      const added = await Promise.all([
        add(one, [event('a'), event('b')]),
        add(one, [event('b'), event('a', { name: 'changed' })]),
        add(other, [event('a')]),
      ]);
      expect(added.flatMap((set) => [...set]).toSorted()).toEqual(['a', 'a', 'b']);
      expect(await idsOf(one)).toEqual(['b', 'a']);
      expect(await under.scoped(one, () => under.store.knownTracked(one, ['a', 'c']))).toEqual(new Set(['a']));
      const received = (since: number) => under.scoped(one, () => under.store.receivedSince(one, new Date(since)));
      expect([await received(start), await received(start + 1)]).toEqual([2, 0]);
    });

    test('pages are in the order of time, then id, and filters hold together', async () => {
      const organizationId = ids.next();
      const conversationId = testId(0xc1);
      const goal = { amountMinor: 28_000, currency: 'MXN' };
      const branch = (value: string) => [
        { name: 'branch', value },
        { name: 'a.b', value: '$x' },
      ];
      const events = [
        event('a', { at: new Date(start - 1_000), attributes: branch('north') }),
        event('B', { name: 'visit', conversationId, botId: testId(0xb1), goal }),
        event('b', { attributes: branch('south'), goal: { amountMinor: null, currency: null } }),
      ];
      await add(organizationId, events);
      expect(await list(queryOf(organizationId))).toEqual([events[2], events[1], events[0]]);
      const [first = event('')] = await list(queryOf(organizationId), 1);
      expect((await list(queryOf(organizationId), 1, first)).map(({ eventId }) => eventId)).toEqual(['B', 'a']);
      expect(await idsOf(organizationId, { names: ['visit', 'none'] })).toEqual(['B']);
      expect(await idsOf(organizationId, { attributes: branch('north') })).toEqual(['a']);
      expect(await idsOf(organizationId, { attributes: [{ name: 'branch', value: 'nort' }] })).toEqual([]);
      expect(await idsOf(organizationId, { conversationId })).toEqual(['B']);
      expect(await idsOf(organizationId, { botIds: [testId(0xb2)] })).toEqual([]);
      expect(await idsOf(organizationId, { botIds: [testId(0xb1)] })).toEqual(['B']);
      expect(await idsOf(organizationId, { from: new Date(start) })).toEqual(['b', 'B']);
      expect(await idsOf(organizationId, { to: new Date(start) })).toEqual(['a']);
      const count = queryOf(organizationId, { names: ['order.paid'] });
      expect(await under.scoped(organizationId, () => under.store.countTracked(count))).toBe(2);
    });

    test('an erasure leaves the event without attributes, and is known of its conversation from then on', async () => {
      const organizationId = ids.next();
      const item = itemOf(organizationId, { conversation: 1, event: { kind: 'started' }, question: null }, 0);
      const { conversationId, botId } = item.key;
      const about = { conversationId, botId, attributes: [{ name: 'note', value: 'secret words' }] };
      await add(organizationId, [event('a', about), event('b', { attributes: about.attributes })]);
      const erasure = { ...item, eventId: ids.next(), name: erasedEvent, isErasure: true };
      await ingest(organizationId, [item, erasure]);
      const { store } = under;
      const erased = await under.scoped(organizationId, () => store.erasedAmong(organizationId, [conversationId]));
      expect(erased).toEqual(new Set([conversationId]));
      const erase = () => under.scoped(organizationId, () => store.eraseTracked(organizationId, [conversationId]));
      expect([await erase(), await erase()]).toEqual([1, 0]);
      const [, left] = await list(queryOf(organizationId));
      expect(left).toMatchObject({ eventId: 'a', name: 'order.paid', attributes: [] });
      const keys = await under.scoped(organizationId, () =>
        store.conversationKeys(organizationId, [conversationId, testId(0xdead)]),
      );
      expect([...keys]).toEqual([[conversationId, item.key]]);
    });

    test('old events go, marks of erasures and the facts of conversations stay, and what was removed is recorded', async () => {
      const organizationId = ids.next();
      const { store } = under;
      const happened = itemOf(organizationId, { conversation: 1, event: { kind: 'started' }, question: null }, 0);
      const old = { ...happened, occurredAt: new Date(start - 40 * dayMs) };
      const mark = { ...old, eventId: ids.next(), name: erasedEvent, isErasure: true, factEvent: null };
      await ingest(organizationId, [old, mark, { ...happened, eventId: ids.next(), occurredAt: new Date(start) }]);
      await add(organizationId, [event('old', { at: old.occurredAt }), event('new')]);
      const before = new Date(start - 30 * dayMs);
      const remove = () => under.scoped(organizationId, () => store.removeOldEvents(organizationId, before));
      expect([await remove(), await remove()]).toEqual([2, 0]);
      expect(await idsOf(organizationId)).toEqual(['new']);
      const { conversationId } = old.key;
      await under.scoped(organizationId, async () => {
        expect(await store.erasedAmong(organizationId, [conversationId])).toEqual(new Set([conversationId]));
        expect((await store.conversationKeys(organizationId, [conversationId])).size).toBe(1);
        const removal = { day: '2026-04-05', reason: 'RETENTION' as const, count: 2 };
        await Promise.all([
          store.recordRemoval(organizationId, removal),
          store.recordRemoval(organizationId, removal),
          store.recordRemoval(organizationId, { ...removal, reason: 'ERASURE' }),
        ]);
        expect(await store.removals(organizationId)).toEqual([
          { ...removal, reason: 'ERASURE' },
          { ...removal, count: 4 },
        ]);
      });
    });

    test('the plan is that of the latest entitlements, and everything goes with its organization', async () => {
      const organizationId = ids.next();
      const { store } = under;
      const remember = (plan: 'STARTER' | 'ENTERPRISE', ms: number) =>
        under.scoped(organizationId, () => store.rememberPlan(organizationId, plan, new Date(start + ms)));
      const plan = () => under.scoped(organizationId, () => store.planOf(organizationId));
      expect(await plan()).toBeNull();
      await remember('ENTERPRISE', 5);
      await remember('STARTER', 1);
      expect(await plan()).toBe('ENTERPRISE');
      await remember('STARTER', 9);
      expect(await plan()).toBe('STARTER');
      await add(organizationId, [event('a')]);
      await under.scoped(organizationId, () => store.deleteOrganization(organizationId));
      expect([await idsOf(organizationId), await plan()]).toEqual([[], null]);
    });
  });
}
