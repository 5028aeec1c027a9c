import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnMongo } from '@tertulia/testkit';
import type { Document } from 'mongodb';
import { indexesOf } from '../src/persistence/mongo/open-mongo.js';
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
