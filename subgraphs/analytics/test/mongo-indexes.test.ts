import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { conversationGroups } from '@tertulia/metrics';
import { describeOnMongo } from '@tertulia/testkit';
import fc from 'fast-check';
import type { Document } from 'mongodb';
import { mongoAnalyticsStore } from '../src/persistence/mongo/mongo-analytics-store.js';
import { indexesOf, openMongo } from '../src/persistence/mongo/open-mongo.js';
import { countedQuery, happenings, ids, itemOf, type Happening } from './happenings.js';
import { mongoDatabase } from './mongo-database.js';

type Mongo = Awaited<ReturnType<typeof mongoDatabase>>;

describeOnMongo('the indexes of metrics in MongoDB', () => {
  let mongo: Mongo;
  beforeAll(async () => {
    mongo = await mongoDatabase();
  });
  afterAll(async () => mongo.drop());

  test('all exist after a start, and begin with the organization, the shard key', async () => {
    for (const [collection, indexes] of Object.entries(indexesOf)) {
      const found = await mongo.db.collection(collection).indexes();
      for (const { name, key } of indexes) {
        expect(found).toContainEqual(expect.objectContaining({ name, key }));
        expect(Object.keys(key)[0]).toBe('organizationId');
      }
    }
  });

  test('a start gives conversations of the previous release the groups that count them', async () => {
    const store = mongoAnalyticsStore(mongo.db);
    const organizationId = ids.next();
    const [list = []] = fc.sample(happenings, { numRuns: 1, seed: 11 });
    const started: Happening = { conversation: 1, event: { kind: 'started' }, question: null };
    await store.ingest(
      organizationId,
      [...list, started].map((one, index) => itemOf(organizationId, one, index)),
    );
    const counts = () =>
      Promise.all(conversationGroups.map((group) => store.countOf(countedQuery(organizationId, group))));
    const before = await counts();
    await mongo.db.collection('conversationLogs').updateMany({ organizationId }, { $unset: { groups: '' } });
    await mongo.db.collection('upgrades').deleteMany({});
    expect(await counts()).not.toEqual(before);
    await (await openMongo({ url: mongo.url })).close();
    expect(await counts()).toEqual(before);
  });
});

describeOnMongo(
  'query plans of a real MongoDB',
  () => {
    let mongo: Mongo;
    beforeAll(async () => {
      mongo = await mongoDatabase();
    });
    afterAll(async () => mongo.drop());

    const organizationId = 'o';
    const [from, to] = [new Date('2026-03-01T00:00:00Z'), new Date('2026-03-02T00:00:00Z')];
    const days = { granularity: 'DAY', bucket: { $gte: '2026-03-01', $lt: '2026-04-01' } };
    const questions: [string, string, Document][] = [
      ['days of an organization', 'metrics', { organizationId, ...days }],
      ['days of some bots', 'metrics', { organizationId, ...days, botId: { $in: ['a', 'b'] } }],
      ['events of a bot in time', 'events', { organizationId, botId: 'a', occurredAt: { $gte: from, $lt: to } }],
      ['one kind of event in time', 'events', { organizationId, name: 'x', occurredAt: { $gte: from, $lt: to } }],
      ['events by id', 'events', { _id: { $in: ['a', 'b'] }, organizationId }],
      ['conversations by start', 'conversationLogs', { organizationId, startedAt: { $gte: from, $lt: to } }],
      ['conversations of a version', 'conversationLogs', { organizationId, versionId: 'v', hasGoals: false }],
      ['conversations of a group', 'conversationLogs', { organizationId, groups: 'FAILED', startedAt: { $gte: from } }],
      ['questions of a window', 'unansweredQuestions', { organizationId, bucket: { $gte: from, $lt: to } }],
    ];

    test.each(questions)('find %s by an index', async (_, collection, filter) => {
      const plan = JSON.stringify(await mongo.db.collection(collection).find(filter).explain('queryPlanner'));
      expect(plan).toMatch(/"(IXSCAN|EXPRESS_IXSCAN|IDHACK)"/);
      expect(plan).not.toContain('"COLLSCAN"');
    });
  },
  { only: 'GIVEN' },
);
