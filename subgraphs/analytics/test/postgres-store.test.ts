import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asPlatform, inTenant, openDatabase, withoutTenancy, type Database } from '@tertulia/persistence';
import { testId, type TestDatabase } from '@tertulia/testkit';
import { Client } from 'pg';
import type { IngestItem } from '../src/application/ports.js';
import { hoursOfDaysSql } from '../src/persistence/migrations/m0019-further-counters.js';
import { postgresAnalyticsStore } from '../src/persistence/postgres-analytics-store.js';
import { analyticsDatabase } from './world.js';
import { describeAnalyticsStore, type StoreUnderTest } from './analytics-store.contract.js';
import { describeCounted } from './counted.contract.js';
import { describeFilters } from './filters.contract.js';
import { describeHeat } from './heat.contract.js';
import { ids, itemOf, queryOf, zone } from './happenings.js';
import { describeTracked } from './tracked.contract.js';

async function emptyStore(): Promise<StoreUnderTest> {
  const test = await analyticsDatabase();
  const database = await openDatabase({ name: 'analytics', clientUrl: test.clientUrl, entities: [] });
  return {
    store: postgresAnalyticsStore(database),
    scoped: (organizationId, work) => inTenant(organizationId, work),
    dump: () =>
      asPlatform('a look behind the walls', () =>
        database.read(async (em) => {
          const sql = "select table_name as name from information_schema.tables where table_schema = 'public'";
          const found = await em.execute<{ name: string }[]>(sql);
          const texts: unknown[] = [];
          for (const { name } of found) texts.push(await em.execute(`select t::text from ${name} t`));
          return JSON.stringify(texts);
        }),
      ),
    close: async () => {
      await database.close();
      await test.drop();
    },
  };
}

describeAnalyticsStore('PostgreSQL', emptyStore);
describeCounted('PostgreSQL', emptyStore);
describeFilters('PostgreSQL', emptyStore);
describeHeat('PostgreSQL', emptyStore);
describeTracked('PostgreSQL', emptyStore);

let files: TestDatabase;
let database: Database;
let owner: Client;
beforeAll(async () => {
  files = await analyticsDatabase();
  database = await openDatabase({ name: 'analytics', clientUrl: files.clientUrl, entities: [] });
  owner = new Client({ connectionString: files.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.close();
  await files.drop();
});

const organizationId = testId(0xa);
const tables = [
  ...['organization', 'bot', 'bot_version', 'event', 'conversation_fact', 'counted_conversation'],
  ...['rollup_minute', 'rollup_hour', 'rollup_day', 'segment_hour', 'segment_day', 'unanswered_event', 'heat'],
];

const expectedCounts: Readonly<Record<string, number>> = {
  event: 4,
  unanswered_event: 2,
  counted_conversation: 9,
  heat: 2,
};

async function fill() {
  const store = postgresAnalyticsStore(database);
  const occurredAt = new Date('2026-03-03T10:00:00Z');
  const [botId, versionId] = [testId(0xb), testId(0xe)];
  const item = (n: number, kind: 'started' | 'handedOff'): IngestItem => ({
    eventId: testId(n),
    occurredAt,
    name: kind,
    key: { conversationId: testId(0xc), organizationId, botId, versionId, channel: 'WEB', startedAt: occurredAt },
    factEvent: { kind },
    unanswered: { shown: 'precio', folded: 'precio' },
    isErasure: false,
    heat: { kind: 'asked', blockId: 'q' },
  });
  await inTenant(organizationId, async () => {
    await store.recordChange(
      organizationId,
      { eventId: testId(1), occurredAt },
      { kind: 'BOT_CREATED', botId, name: 'A' },
    );
    await store.recordChange(
      organizationId,
      { eventId: testId(2), occurredAt },
      { kind: 'VERSION_KNOWN', botId, versionId, hasGoals: true },
    );
    await store.ingest(organizationId, [item(3, 'started'), item(4, 'handedOff')]);
  });
  return { store, occurredAt };
}

test('with the application’s filters left out, row level security still shows and changes nothing of others', async () => {
  await fill();
  const run = async (sql: string) => database.read(async (em) => em.execute<{ n: number }[]>(sql));
  const count = async (table: string) => (await run(`select count(*)::int as n from ${table}`))[0]?.n;
  for (const table of tables) {
    expect([table, await inTenant(organizationId, () => count(table))]).toEqual([table, expectedCounts[table] ?? 1]);
    expect([table, await inTenant(testId(0xf), () => count(table))]).toEqual([table, 0]);
    expect([table, await withoutTenancy(() => count(table))]).toEqual([table, 0]);
    await inTenant(testId(0xf), () => run(`delete from ${table}`));
    expect(await inTenant(organizationId, () => count(table))).toBeGreaterThan(0);
  }
  const theft = `insert into bot (organization_id, bot_id, name, is_paused, is_deleted)
    values ('${organizationId}', '${testId(9)}', 'X', false, false)`;
  await expect(inTenant(testId(0xf), () => run(theft))).rejects.toThrow('row-level security');
});

test('a recount repairs wrong rollups, and leaves those outside the window alone', async () => {
  const { store, occurredAt } = await fill();
  const rows = async () =>
    (
      await owner.query(`select 'm' as size, bucket::text, conversations, handed_off, csat_5 from rollup_minute union all
      select 'h', bucket::text, conversations, handed_off, csat_5 from rollup_hour union all
      select 'd', bucket::text, conversations, handed_off, csat_5 from rollup_day order by 1, 2`)
    ).rows as unknown[];
  await owner.query("set tertulia.platform = 'on'");
  const right = await rows();
  expect(right).toHaveLength(3);
  await owner.query('update rollup_minute set conversations = 99');
  await owner.query('update rollup_hour set handed_off = 7');
  await owner.query('delete from rollup_day');
  const dayMs = 86_400_000;
  const [from, to] = [new Date(occurredAt.getTime() - 3 * dayMs), new Date(occurredAt.getTime() - 2 * dayMs)];
  const recount = (window: { from: Date; to: Date }) =>
    inTenant(organizationId, () => store.recount(organizationId, window));
  expect(await recount({ from, to })).toBe(0);
  expect(await rows()).not.toEqual(right);
  expect(await recount({ from: occurredAt, to: new Date(occurredAt.getTime() + 1) })).toBe(1);
  expect(await rows()).toEqual(right);
});

test('days that an earlier release counted get their hours from the rollups of hours', async () => {
  const own = ids.next();
  const store = postgresAnalyticsStore(database);
  const started = Array.from({ length: 10 }, (_, conversation) => ({
    ...{ conversation, event: { kind: 'started' as const }, question: null },
  }));
  const event = { eventId: ids.next(), occurredAt: new Date('2026-03-03T10:00:00Z') };
  const hours = async () => (await store.report(queryOf(own))).hours.filter(({ conversations }) => conversations > 0);
  await inTenant(own, async () => {
    await store.recordChange(own, event, { kind: 'ORGANIZATION_CREATED', timeZone: zone });
    await store.ingest(
      own,
      started.map((one, index) => itemOf(own, one, index)),
    );
  });
  const right = await inTenant(own, hours);
  expect(right).not.toEqual([]);
  const zeros = Array.from({ length: 24 }, (_, hour) => `hour_${hour} = 0`);
  await owner.query("set tertulia.platform = 'on'");
  await owner.query(`update rollup_day set ${zeros.join(', ')}`);
  expect(await inTenant(own, hours)).toEqual([]);
  await owner.query(hoursOfDaysSql);
  expect(await inTenant(own, hours)).toEqual(right);
});
