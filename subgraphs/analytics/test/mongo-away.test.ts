import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnMongo, eventually, OwnMongo } from '@tertulia/testkit';
import type { AnalyticsStore } from '../src/application/ports.js';
import { mongoAnalyticsStore } from '../src/persistence/mongo/mongo-analytics-store.js';
import { openMongo, UnsuitableMongoError, type MongoDatabase } from '../src/persistence/mongo/open-mongo.js';
import { ids, itemOf, queryOf, window, zone } from './happenings.js';

describeOnMongo(
  'a MongoDB that goes away',
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

    test('is told by a code within seconds, and found again without opening anything anew; nothing acknowledged is lost', async () => {
      const before = await conversations();
      expect(before).toBeGreaterThan(0);
      const late = items(100);
      await server.kill();
      const startedAt = performance.now();
      await expect(store.report(queryOf(organizationId))).rejects.toMatchObject(away);
      await expect(store.directory(organizationId)).rejects.toMatchObject(away);
      await expect(store.ingest(organizationId, late)).rejects.toMatchObject(away);
      await expect(database.ping()).rejects.toMatchObject(away);
      // Four answers of at most two seconds each; room for a machine that has other work.
      expect(performance.now() - startedAt).toBeLessThan(20_000);
      await expect(openMongo({ url: server.url })).rejects.toMatchObject(away);
      await server.start();
      await eventually(async () => database.ping(), { deadlineMs: 20_000 });
      expect(await conversations()).toBe(before);
      expect((await store.ingest(organizationId, late)).freshCount).toBe(20);
      expect((await store.ingest(organizationId, late)).freshCount).toBe(0);
    }, 90_000);

    test('does not make wait for ever when it takes commands and answers none', async () => {
      server.pause();
      try {
        await expect(store.report(queryOf(organizationId))).rejects.toMatchObject(away);
      } finally {
        server.resume();
      }
      await eventually(async () => conversations(), { deadlineMs: 20_000 });
    }, 90_000);

    test('that is too old is refused in words', () => {
      const { message } = new UnsuitableMongoError('4.4.29');
      expect(message).toContain('este servidor es 4.4.29');
      expect(message).toContain('MongoDB 5.0 or newer is needed');
    });
  },
  { only: 'OWN' },
);
