import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnMongo, eventually, OwnMongo, testId } from '@tertulia/testkit';
import type { AnalyticsStore } from '../src/application/ports.js';
import { mongoAnalyticsStore } from '../src/persistence/mongo/mongo-analytics-store.js';
import { openMongo, UnsuitableMongoError, type MongoDatabase } from '../src/persistence/mongo/open-mongo.js';
import { ids, itemOf, queryOf, window, zone } from './happenings.js';

describeOnMongo(
  'a MongoDB that becomes unavailable',
  () => {
    const server = new OwnMongo();
    let database: MongoDatabase;
    let store: AnalyticsStore;
    const organizationId = ids.next();
    const items = (first: number) =>
      Array.from({ length: 20 }, (_, index) =>
        itemOf(organizationId, { conversation: index % 10, event: { kind: 'started' }, question: null }, first + index),
      );
    const conversations = async () => {
      const { totals } = await store.report(queryOf(organizationId));
      return totals.reduce((sum, row) => sum + row.counters.conversations, 0);
    };
    const away = { code: 'DATABASE_UNAVAILABLE' };

    beforeAll(async () => {
      await server.start();
      database = await openMongo({ url: server.url });
      store = mongoAnalyticsStore(database.db);
      await store.recordChange(
        organizationId,
        { eventId: ids.next(), occurredAt: window.from },
        { kind: 'ORGANIZATION_CREATED', timeZone: zone },
      );
      await store.ingest(organizationId, items(0));
    });
    afterAll(async () => {
      await database.close();
      await server.close();
    });

    test('causes an error code within seconds, and is used again without a restart; no acknowledged write is lost', async () => {
      const before = await conversations();
      expect(before).toBeGreaterThan(0);
      const late = items(100);
      await server.kill();
      const startedAt = performance.now();
      await expect(store.report(queryOf(organizationId))).rejects.toMatchObject(away);
      await expect(store.directory(organizationId)).rejects.toMatchObject(away);
      await expect(store.ingest(organizationId, late)).rejects.toMatchObject(away);
      await expect(database.ping()).rejects.toMatchObject(away);
      // Four responses of at most two seconds each; leaves room for a busy machine.
      expect(performance.now() - startedAt).toBeLessThan(20_000);
      await expect(openMongo({ url: server.url })).rejects.toMatchObject(away);
      await server.start();
      await eventually(async () => database.ping());
      expect(await conversations()).toBe(before);
      expect((await store.ingest(organizationId, late)).freshCount).toBe(20);
      expect((await store.ingest(organizationId, late)).freshCount).toBe(0);
    });

    test('does not block forever if it accepts commands without responding', async () => {
      server.pause();
      try {
        await expect(store.report(queryOf(organizationId))).rejects.toMatchObject(away);
      } finally {
        server.resume();
      }
      await eventually(async () => conversations());
    });

    test('and is killed again and again under two writers loses and doubles nothing', async () => {
      const mine = ids.next();
      const batches = Array.from({ length: 40 }, (_, batch) =>
        Array.from({ length: 10 }, (_, index) => {
          const kind = index % 2 === 0 ? ('started' as const) : ('failed' as const);
          const item = itemOf(mine, { conversation: 1, event: { kind }, question: 'precio' }, batch * 10 + index);
          const conversationId = testId(0xd000 + batch * 5 + Math.floor(index / 2));
          return { ...item, key: { ...item.key, conversationId } };
        }),
      );
      const delivered = async (place: number): Promise<void> => {
        const other = await openMongo({ url: server.url });
        const writer = mongoAnalyticsStore(other.db);
        for (const [index, batch] of batches.entries()) {
          if (index % 2 !== place && index % 5 !== 0) continue;
          await eventually(async () => writer.ingest(mine, batch), { deadlineMs: 60_000, everyMs: 50 });
        }
        await other.close();
      };
      /** Each kill happens during work: some of it was done since the last one. */
      const killing = async (): Promise<void> => {
        for (let kills = 1; kills <= 3; kills += 1) {
          await eventually(
            async () => {
              if ((await store.sequence(mine)) < kills * 6) throw new Error('too early');
            },
            { deadlineMs: 60_000 },
          );
          await server.kill();
          await server.start();
        }
      };
      await Promise.all([killing(), delivered(0), delivered(1)]);
      await eventually(async () => database.ping());
      const told = async () => {
        const { totals, unanswered } = await store.report(queryOf(mine, 'BOT', 'UTC'));
        return [
          totals.map(({ counters }) => [counters.conversations, counters.errors]),
          unanswered.map(({ count }) => count),
        ];
      };
      expect(await told()).toEqual([[[200, 200]], [400]]);
      await store.recount(mine, { from: window.from, to: window.to });
      expect(await told()).toEqual([[[200, 200]], [400]]);
    }, 180_000);

    test('that is too old is refused with an explanation', () => {
      const { message } = new UnsuitableMongoError('4.4.29');
      expect(message).toContain('este servidor es 4.4.29');
      expect(message).toContain('MongoDB 5.0 or newer is needed');
    });
  },
  { only: 'OWN' },
);
