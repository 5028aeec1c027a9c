import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnMongo } from '@tertulia/testkit';
import { mongoAnalyticsStore } from '../src/persistence/mongo/mongo-analytics-store.js';
import { describeAnalyticsStore, type StoreUnderTest } from './analytics-store.contract.js';
import { describeCounted } from './counted.contract.js';
import { describeFilters } from './filters.contract.js';
import { describeHeat } from './heat.contract.js';
import { describeTracked } from './tracked.contract.js';
import { ids, itemOf, queryOf } from './happenings.js';
import { mongoDatabase } from './mongo-database.js';

describeOnMongo('MongoDB', () => {
  const emptyStore = async (): Promise<StoreUnderTest> => {
    const database = await mongoDatabase();
    return {
      store: mongoAnalyticsStore(database.db),
      scoped: (_organizationId, work) => work(),
      dump: async () => {
        const collections = await database.db.collections();
        return JSON.stringify(await Promise.all(collections.map(async (one) => one.find().toArray())));
      },
      close: async () => database.drop(),
    };
  };
  describeAnalyticsStore('MongoDB', emptyStore);
  describeCounted('MongoDB', emptyStore);
  describeFilters('MongoDB', emptyStore);
  describeHeat('MongoDB', emptyStore);
  describeTracked('MongoDB', emptyStore);
});

describeOnMongo('the journal in MongoDB', () => {
  let database: Awaited<ReturnType<typeof mongoDatabase>>;
  beforeAll(async () => {
    database = await mongoDatabase();
  });
  afterAll(async () => database.drop());

  test('ingests a batch that is too large for one document, and a version with too many conversations', async () => {
    const store = mongoAnalyticsStore(database.db);
    const organizationId = ids.next();
    // Each takes half a million characters of an entry.
    const items = Array.from({ length: 16 }, (_, index) => {
      const blockId = `${index} ${'x'.repeat(100_000)}`;
      const item = itemOf(
        organizationId,
        { conversation: 1, event: { kind: 'asked', blockId }, question: null },
        index,
      );
      return { ...item, key: { ...item.key, conversationId: ids.next() } };
    });
    const started = items.map((item) => ({ ...item, eventId: ids.next(), factEvent: { kind: 'started' as const } }));
    expect((await store.ingest(organizationId, items)).freshCount).toBe(16);
    expect((await store.ingest(organizationId, started)).freshCount).toBe(16);
    expect((await store.ingest(organizationId, items)).freshCount).toBe(0);
    const { botId, versionId } = started[0]?.key ?? { botId: '', versionId: null };
    const known = { kind: 'VERSION_KNOWN' as const, botId, versionId: versionId ?? '', hasGoals: true };
    await store.recordChange(organizationId, { eventId: ids.next(), occurredAt: new Date() }, known);
    const { totals } = await store.report(queryOf(organizationId));
    expect(totals.map(({ counters }) => counters.conversations)).toEqual([16]);
    expect(Object.keys(totals[0]?.counters.questions ?? {})).toHaveLength(16);
    const flags = await database.db.collection('conversationLogs').distinct('hasGoals', { organizationId });
    expect(flags).toEqual([true]);
  });
});
