import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FactEvent } from '@tertulia/metrics';
import { testId } from '@tertulia/testkit';
import fc from 'fast-check';
import { erasedEvent, type AnalyticsStore, type IngestItem, type ReportQuery } from '../src/application/ports.js';
import type { DirectoryChange } from '../src/domain/directory.js';
import { previousOf } from '../src/domain/window.js';
import { bots, happenings, ids, itemOf, queryOf, sorted, window, zone, type Happening } from './happenings.js';

/** A store on an empty database. */
export interface StoreUnderTest {
  store: AnalyticsStore;
  /** Runs work in the scope of one organization. */
  scoped<T>(organizationId: string, work: () => Promise<T>): Promise<T>;
  /** The whole content as text. */
  dump(): Promise<string>;
  close(): Promise<void>;
}

/** The contract of every adapter of `AnalyticsStore`. */
export function describeAnalyticsStore(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a store of metrics`, () => {
    let under: StoreUnderTest;
    beforeAll(async () => {
      under = await makeStore();
    });
    afterAll(async () => under.close());

    const ingest = (organizationId: string, items: readonly IngestItem[]) =>
      under.scoped(organizationId, () => under.store.ingest(organizationId, items));
    const changeAt = (organizationId: string, event: { eventId: string; occurredAt: Date }, what: DirectoryChange) =>
      under.scoped(organizationId, () => under.store.recordChange(organizationId, event, what));
    const change = (organizationId: string, what: DirectoryChange, eventId = ids.next()) =>
      changeAt(organizationId, { eventId, occurredAt: window.from }, what);
    const report = async (query: ReportQuery) =>
      sorted(await under.scoped(query.organizationId, () => under.store.report(query)));
    const recount = (organizationId: string) =>
      under.scoped(organizationId, () =>
        under.store.recount(organizationId, { from: previousOf(window, zone).from, to: window.to }),
      );
    const organization = async (timeZone = zone) => {
      const organizationId = ids.next();
      await change(organizationId, { kind: 'ORGANIZATION_CREATED', timeZone });
      return organizationId;
    };

    test('repeated, shuffled and concurrent batches have the result of one ordered batch, and of a recount', async () => {
      const plans = happenings.chain((list) =>
        fc.record({
          list: fc.constant(list),
          order: fc.shuffledSubarray(
            list.map((_, index) => index),
            { minLength: list.length },
          ),
          size: fc.integer({ min: 1, max: 25 }),
        }),
      );
      await fc.assert(
        fc.asyncProperty(plans, async ({ list, order, size }) => {
          const [plain, rough] = [await organization(), await organization()];
          await ingest(
            plain,
            list.map((one, index) => itemOf(plain, one, index)),
          );
          const items = list.map((one, index) => itemOf(rough, one, index));
          const shuffled = order.flatMap((index) => items.slice(index, index + 1));
          const batches = Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
            shuffled.slice(at * size, at * size + size + 3),
          );
          const outcomes = await Promise.all([...batches, batches[0] ?? []].map(async (batch) => ingest(rough, batch)));
          expect(outcomes.reduce((sum, outcome) => sum + outcome.freshCount, 0)).toBe(items.length);
          for (const groupBy of ['BOT', 'VERSION'] as const) {
            const told = await report(queryOf(rough, groupBy));
            expect(told).toEqual(await report(queryOf(plain, groupBy)));
            await recount(rough);
            expect(await report(queryOf(rough, groupBy))).toEqual(told);
          }
        }),
        { numRuns: 12 },
      );
    }, 120_000);

    test('a batch returns the local days whose metrics it changed', async () => {
      const organizationId = await organization();
      const started = itemOf(organizationId, { conversation: 0, event: { kind: 'started' }, question: null }, 0);
      const at = new Date('2026-04-05T03:30:00Z');
      const item = { ...started, key: { ...started.key, startedAt: at } };
      // The second 23:30 of that night: the clocks were set from 24:00 to 23:00 half an hour before.
      expect(await ingest(organizationId, [item])).toEqual({
        freshCount: 1,
        changedDays: ['2026-04-04'],
        timeZone: zone,
      });
      expect(await ingest(organizationId, [item])).toMatchObject({ freshCount: 0, changedDays: [] });
    });

    test('days follow the time zone of an organization, even if it becomes known later', async () => {
      const organizationId = ids.next();
      const happening: Happening = { conversation: 0, event: { kind: 'started' }, question: null };
      const items = [
        '2026-04-03T02:59:00Z',
        '2026-04-03T03:00:00Z',
        '2026-04-07T03:59:00Z',
        '2026-04-07T04:00:00Z',
      ].map((at, index) => {
        const item = itemOf(organizationId, happening, index);
        return { ...item, key: { ...item.key, conversationId: ids.next(), startedAt: new Date(at) } };
      });
      await ingest(organizationId, items);
      const days = async (timeZone: string) => {
        const rows = await report(queryOf(organizationId, 'BOT', timeZone));
        return Object.fromEntries(rows.days.map((row) => [row.day, row.conversations]));
      };
      expect(await days('UTC')).toEqual({ '2026-04-03': 2, '2026-04-07': 2 });
      await change(organizationId, { kind: 'ORGANIZATION_CREATED', timeZone: zone });
      expect(await days(zone)).toEqual({ '2026-04-02': 1, '2026-04-03': 1, '2026-04-06': 1, '2026-04-07': 1 });
    });

    test('the latest zone holds, in whatever order its events arrive, and days are those of one zone', async () => {
      const organizationId = ids.next();
      const at = (seconds: number) => ({
        eventId: ids.next(),
        occurredAt: new Date(window.from.getTime() + seconds * 1000),
      });
      const latest = at(3);
      const item = itemOf(organizationId, { conversation: 0, event: { kind: 'started' }, question: null }, 0);
      await ingest(organizationId, [{ ...item, key: { ...item.key, startedAt: new Date('2026-04-03T02:59:00Z') } }]);
      await changeAt(organizationId, latest, { kind: 'ORGANIZATION_CHANGED', timeZone: zone });
      await changeAt(organizationId, at(1), { kind: 'ORGANIZATION_CREATED', timeZone: 'Asia/Tokyo' });
      await changeAt(organizationId, at(2), { kind: 'ORGANIZATION_CHANGED', timeZone: 'Asia/Tokyo' });
      await changeAt(organizationId, latest, { kind: 'ORGANIZATION_CHANGED', timeZone: zone });
      const { timeZone } = await under.scoped(organizationId, () => under.store.directory(organizationId));
      expect(timeZone).toBe(zone);
      const { days } = await report(queryOf(organizationId, 'BOT', zone));
      expect(days.map((row) => [row.day, row.conversations])).toEqual([['2026-04-02', 1]]);
      await changeAt(organizationId, at(4), { kind: 'ORGANIZATION_CHANGED', timeZone: 'UTC' });
      const moved = await report(queryOf(organizationId, 'BOT', 'UTC'));
      expect(moved.days.map((row) => [row.day, row.conversations])).toEqual([['2026-04-03', 1]]);
    });

    test('a change is applied once, however often its event arrives', async () => {
      const organizationId = await organization();
      const botId = ids.next();
      const first = ids.next();
      await change(organizationId, { kind: 'BOT_CREATED', botId, name: 'A' }, first);
      await change(organizationId, { kind: 'BOT_RENAMED', botId, name: 'B' });
      await change(organizationId, { kind: 'BOT_PUBLISHED', botId, versionId: testId(0xe1) });
      await change(organizationId, { kind: 'BOT_CREATED', botId, name: 'A' }, first);
      const { bots: known } = await under.scoped(organizationId, () => under.store.directory(organizationId));
      expect(known).toEqual([{ botId, name: 'B', liveVersionId: testId(0xe1), isPaused: false, isDeleted: false }]);
    });

    test('metrics of a day include only the requested bots', async () => {
      const organizationId = await organization();
      const happening = (conversation: number, event: FactEvent): Happening => ({
        conversation,
        event,
        question: null,
      });
      const rating = { kind: 'rated', scale: 'STARS', value: 4, isSatisfaction: true, atMs: 1 } as const;
      const items = [happening(0, { kind: 'started' }), happening(0, rating), happening(1, { kind: 'started' })].map(
        (one, index) => {
          const item = itemOf(organizationId, one, index);
          return { ...item, key: { ...item.key, startedAt: new Date('2026-04-06T12:00:00Z') } };
        },
      );
      await ingest(organizationId, items);
      const numbers = (day: string, botIds: string[] | null) =>
        under.scoped(organizationId, () => under.store.dayNumbers(organizationId, day, botIds));
      expect(await numbers('2026-04-06', null)).toEqual({ conversations: 2, goals: 0, csat: [0, 0, 0, 1, 0] });
      expect(await numbers('2026-04-06', [bots[1] ?? ''])).toEqual({
        conversations: 1,
        goals: 0,
        csat: [0, 0, 0, 0, 0],
      });
      expect(await numbers('2026-04-06', [])).toMatchObject({ conversations: 0 });
      expect(await numbers('2026-04-07', null)).toMatchObject({ conversations: 0 });
    });

    test('one organization’s events change no other, even with the same conversation ids', async () => {
      const [mine, other] = [await organization(), await organization()];
      const items = (organizationId: string) =>
        [0, 1, 2].map((conversation) =>
          itemOf(organizationId, { conversation, event: { kind: 'started' }, question: 'precio' }, 0),
        );
      await ingest(other, items(other));
      const before = await report(queryOf(other));
      await ingest(mine, items(mine));
      expect(await report(queryOf(other))).toEqual(before);
      await under.scoped(mine, () => under.store.deleteOrganization(mine));
      expect(await report(queryOf(other))).toEqual(before);
    });

    test('a deleted organization has no metrics, and late events restore none', async () => {
      const organizationId = await organization();
      await change(organizationId, { kind: 'BOT_CREATED', botId: ids.next(), name: 'A' });
      const item = itemOf(organizationId, { conversation: 0, event: { kind: 'started' }, question: 'precio' }, 0);
      await ingest(organizationId, [item]);
      await under.scoped(organizationId, () => under.store.deleteOrganization(organizationId));
      const nothing = { totals: [], days: [], hours: [], unanswered: [], failures: [] };
      expect(await report(queryOf(organizationId))).toEqual(nothing);
      expect((await ingest(organizationId, [item, { ...item, eventId: ids.next() }])).freshCount).toBe(0);
      await change(organizationId, { kind: 'BOT_CREATED', botId: ids.next(), name: 'B' });
      expect(await report(queryOf(organizationId))).toEqual(nothing);
      const { bots: known } = await under.scoped(organizationId, () => under.store.directory(organizationId));
      expect(known).toEqual([]);
    });

    test('after an erasure no text of its conversation is stored, however events were repeated, shuffled, late or concurrent', async () => {
      const kept = 4;
      const asked = Array.from({ length: 8 }, (_, index) => index);
      const plans = fc.record({
        order: fc.shuffledSubarray([...asked, 8, 9], { minLength: asked.length + 2 }),
        size: fc.integer({ min: 1, max: 6 }),
      });
      await fc.assert(
        fc.asyncProperty(plans, async ({ order, size }) => {
          const organizationId = await organization();
          const canary = `canary${organizationId.replaceAll('-', '')}`;
          const started = new Date(window.from.getTime() + 60_000);
          const items = asked.map((index): IngestItem => {
            const question = `${canary} ${index % kept}`;
            const item = itemOf(organizationId, { conversation: index % kept, event: null, question }, index);
            return { ...item, key: { ...item.key, startedAt: started } };
          });
          const erasure = (conversation: number): IngestItem => {
            const item = itemOf(organizationId, { conversation, event: null, question: null }, 9);
            return { ...item, name: erasedEvent, key: { ...item.key, startedAt: started }, isErasure: true };
          };
          const all = [...items, erasure(0), erasure(1)];
          const shuffled = order.flatMap((index) => all.slice(index, index + 1));
          const batches = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
            shuffled.slice(at * size, at * size + size + 2),
          );
          await Promise.all([...batches, batches[0] ?? []].map(async (batch) => ingest(organizationId, batch)));
          const stored = await under.dump();
          expect([0, 1, 2, 3].filter((one) => stored.includes(`${canary} ${one}`))).toEqual([2, 3]);
          const { unanswered } = await report(queryOf(organizationId));
          expect(unanswered.map(({ question, count }) => [question, count])).toEqual([
            [`${canary} 2`, 2],
            [`${canary} 3`, 2],
          ]);
        }),
        { numRuns: 8 },
      );
    }, 120_000);

    test('the sequence grows with every batch that changes metrics', async () => {
      const organizationId = await organization();
      const sequence = () => under.scoped(organizationId, () => under.store.sequence(organizationId));
      const before = await sequence();
      await ingest(organizationId, [
        itemOf(organizationId, { conversation: 0, event: { kind: 'started' }, question: null }, 0),
      ]);
      expect(await sequence()).toBeGreaterThan(before);
    });
  });
}
