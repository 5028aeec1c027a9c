import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { groupsOf, type ConversationGroup } from '@tertulia/metrics';
import { inTenant, openDatabase, type Database } from '@tertulia/persistence';
import { testId, type TestDatabase } from '@tertulia/testkit';
import fc from 'fast-check';
import { Client } from 'pg';
import type { CountedQuery } from '../src/application/ports.js';
import { foldBatch } from '../src/domain/batch-fold.js';
import { countedPageSql } from '../src/persistence/counted-rows.js';
import { countStoredSql } from '../src/persistence/migrations/m0007-counted-conversations.js';
import { postgresAnalyticsStore } from '../src/persistence/postgres-analytics-store.js';
import { bots, countedQuery, happenings, ids, itemOf } from './happenings.js';
import { analyticsDatabase } from './world.js';

let files: TestDatabase;
let database: Database;
let owner: Client;
beforeAll(async () => {
  files = await analyticsDatabase();
  database = await openDatabase({ name: 'analytics', clientUrl: files.clientUrl, entities: [] });
  owner = new Client({ connectionString: files.ownerUrl });
  await owner.connect();
  await owner.query("set tertulia.platform = 'on'");
});
afterAll(async () => {
  await owner.end();
  await database.close();
  await files.drop();
});

const organizationId = testId(0xa);
const window = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-06-01T00:00:00Z') };

/** Thirty thousand conversations of two bots; one of a thousand failed. */
const fillSql = `
  insert into counted_conversation (organization_id, scope_id, conversation_group, started_at, conversation_id, bot_id)
  select '${organizationId}', scope.id, one.name, '2026-01-01'::timestamptz + n * interval '5 minutes', gen_random_uuid(), bot.id
  from generate_series(1, 30000) as n cross join lateral (select ('{${bots.join(',')}}'::uuid[])[1 + n % 2]) as bot(id)
  cross join lateral (values ('${organizationId}'::uuid), (bot.id), ('${testId(0xe1)}')) as scope(id)
  cross join lateral (values ('STARTED', true), ('FAILED', n % 1000 = 0)) as one(name, has)
  where one.has`;

test.each<[string, Partial<CountedQuery>]>([
  ['an organization', {}],
  ['some bots', { groupIds: bots }],
  ['a version', { groupBy: 'VERSION', groupIds: [testId(0xe1)] }],
])('a page of %s reads its own rows from the index, however many others there are', async (_, scope) => {
  await owner.query(`delete from counted_conversation; ${fillSql}; analyze counted_conversation`);
  const cursor = { sortKey: '2026-03-01T00:00:00.000Z', id: testId(1) };
  for (const group of ['STARTED', 'FAILED'] as const) {
    const query: CountedQuery = { ...countedQuery(organizationId, group), window, ...scope };
    const { text, values } = countedPageSql(query, { limit: 10, cursor });
    const rows = await inTenant(organizationId, () =>
      database.read((em) =>
        em.execute<Record<string, string>[]>(`explain (analyze, costs off, timing off, summary off) ${text}`, [
          ...values,
        ]),
      ),
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('using counted_conversation_pkey on counted_conversation');
    expect(plan).not.toMatch(/Seq Scan|Rows Removed/u);
    const read = [...plan.matchAll(/Scan.*? using .*?actual rows=(\d+)/gu)].map(([, count]) => Number(count));
    expect(Math.max(...read)).toBeLessThanOrEqual(11);
    expect(read).not.toEqual([]);
  }
});

/** Groups that came later are counted in the background of a start. */
const isOfThen = (group: ConversationGroup): boolean =>
  !['BUSINESS_TIMED', 'ABANDONED', 'RETURNING', 'REOPENED', 'MODEL_USED', 'COMMENTED'].includes(group);

test('conversations that were stored before the table existed are in the groups that the rule gives them', async () => {
  const store = postgresAnalyticsStore(database);
  await fc.assert(
    fc.asyncProperty(happenings, async (list) => {
      const own = ids.next();
      const items = list.map((one, index) => itemOf(own, one, index));
      await inTenant(own, () => store.ingest(own, items));
      await owner.query('delete from counted_conversation');
      await owner.query(countStoredSql);
      const { rows } = await owner.query<{ id: string; name: string }>(
        `select conversation_id as id, scope_id || ' ' || conversation_group as name from counted_conversation
        where organization_id = $1`,
        [own],
      );
      const folded = foldBatch(
        { facts: new Map(), hasGoals: new Map() },
        items.flatMap(({ key, factEvent: event }) => (event === null ? [] : [{ key, event }])),
      );
      const expected = folded.flatMap(({ after }) =>
        [own, after.botId, after.versionId].flatMap((scope) =>
          scope === null
            ? []
            : [...groupsOf(after)].filter(isOfThen).map((name) => `${after.conversationId} ${scope} ${name}`),
        ),
      );
      expect(rows.map(({ id, name }) => `${id} ${name}`).toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 25 },
  );
});
