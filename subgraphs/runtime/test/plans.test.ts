import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { idArray, inTenant, migrate, openDatabase, type Database } from '@tertulia/persistence';
import { testApplicationRole, testDatabase, testId, type TestDatabase } from '@tertulia/testkit';
import { Client } from 'pg';
import {
  conversationsOfVisitorsSql,
  firstMessagesSql,
  lastMessageSql,
  latestMessagesSql,
  liveCountsSql,
  unreadSql,
} from '../src/persistence/hot-reads.js';
import { runtimeMigrations } from '../src/persistence/migrations/index.js';

/** A hundred organizations with a hundred conversations each, of which about a fifth is open. */
const conversationsSql = `insert into conversation (id, organization_id, bot_id, version_id, channel, state, is_test, is_demo, locale,
    opened_at, counted_at, last_message_at, last_sequence, has_answered, goal_count, idle_minutes, resume_hours, idle_at, resume_until, visitor_id)
  select gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(to_hex(n % 100 + 1), 12, '0'))::uuid,
    ('00000000-0000-7000-8000-' || lpad(to_hex(n % 300), 12, '0'))::uuid, gen_random_uuid(), 'WIDGET',
    case when hashint4(n) % 5 = 0 then 'BOT' else 'ENDED' end, false, false, 'es', at, at, at, 2, true, 0, 30, 24, at, at, gen_random_uuid()
  from generate_series(1, 10000) n, lateral (select now() - n * interval '1 minute' as at) as times`;
const messagesSql = `insert into message (id, organization_id, conversation_id, sequence, author, content, text, at)
  select gen_random_uuid(), organization_id, id, n, case when n % 2 = 0 then 'BOT' else 'VISITOR' end, '{}', 'text', opened_at
  from conversation, generate_series(1, 2) n`;

const organizationId = testId(1);
let place: TestDatabase;
let database: Database;
let conversations: string[];
let visitors: string[];

beforeAll(async () => {
  place = await testDatabase('runtime', (ownerUrl) =>
    migrate({ ownerUrl, migrations: runtimeMigrations, applicationRole: testApplicationRole }),
  );
  const owner = new Client({ connectionString: place.ownerUrl });
  await owner.connect();
  for (const sql of [conversationsSql, messagesSql, 'analyze']) await owner.query(sql);
  const found = await owner.query<{ id: string; visitor_id: string }>(
    'select id, visitor_id from conversation where organization_id = $1 limit 25',
    [organizationId],
  );
  await owner.end();
  conversations = found.rows.map((row) => row.id);
  visitors = found.rows.map((row) => row.visitor_id);
  database = await openDatabase({ name: 'plans', clientUrl: place.clientUrl, entities: [], poolSize: 1 });
});
afterAll(async () => {
  await database.close();
  await place.drop();
});

async function explained(sql: string, values: readonly unknown[]): Promise<string> {
  const rows = await inTenant(organizationId, async () =>
    database.read(async (em) => em.execute<Record<string, string>[]>(sql, [...values])),
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

/** The plan for these values, and the one for all values that a prepared statement may get. */
async function plansOf(sql: string, values: readonly unknown[]): Promise<string[]> {
  let at = 0;
  const numbered = sql.replaceAll(' in (?)', ' = any(?)').replaceAll('?', () => `$${(at += 1)}`);
  return [
    await explained(`explain (costs off) ${sql}`, values),
    await explained(`explain (costs off, generic_plan) ${numbered}`, []),
  ];
}

test.each([
  ['live counts', liveCountsSql, 'conversation_live', () => [new Date().toISOString(), organizationId]],
  [
    'the first messages of conversations',
    firstMessagesSql,
    'message_conversation_id_sequence_key',
    () => [idArray(conversations), organizationId, 0, 20],
  ],
  [
    'the latest messages of conversations',
    latestMessagesSql,
    'message_conversation_id_sequence_key',
    () => [idArray(conversations), organizationId, 0, 20],
  ],
  [
    'the last message of conversations',
    lastMessageSql,
    'message_conversation_id_sequence_key',
    () => [organizationId, conversations],
  ],
  [
    'unread messages of conversations',
    unreadSql,
    'message_conversation_id_sequence_key',
    () => [testId(0xaa), organizationId, conversations],
  ],
  [
    'conversations of visitors',
    conversationsOfVisitorsSql,
    'conversation_of_visitor',
    () => [idArray(visitors), organizationId, 20],
  ],
])('The read of %s uses its index, whatever its values', async (_what, sql, index, values) => {
  for (const plan of await plansOf(sql, values())) {
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan on (conversation|message)\b/);
  }
});
