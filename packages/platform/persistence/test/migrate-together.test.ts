import { randomBytes } from 'node:crypto';
import { Migration } from '@mikro-orm/migrations';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { applicationUrl, asPlatform, migrate, openSubgraphDatabase, rowLevelSecurity } from '@tertulia/persistence';
import { eventually, startTestServer, testApplicationRole } from '@tertulia/testkit';
import type { TestServer } from '@tertulia/testkit';
import { Client } from 'pg';

class MakeNotes extends Migration {
  override up(): void {
    this.addSql('create table note (id uuid primary key, organization_id uuid not null)');
    for (const sql of rowLevelSecurity('note')) this.addSql(sql);
  }
}
class CountRuns extends Migration {
  override up(): void {
    // Fails when it is run twice, and takes long enough for the others to arrive.
    this.addSql('create table ran (at timestamptz not null default now())');
    this.addSql('insert into ran default values');
    this.addSql('select pg_sleep(0.2)');
  }
}
class AddColour extends Migration {
  override up(): void {
    this.addSql('alter table note add column colour text');
  }
}
class AddColours extends Migration {
  override up(): void {
    this.addSql('alter table note add column colour text');
    this.addSql('alter table ran add column colour text');
  }
}
const migrations = [
  { name: 'm0001-notes', class: MakeNotes },
  { name: 'm0002-runs', class: CountRuns },
];

const made: string[] = [];
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  for (const name of made)
    await withClient('postgres', async (client) => client.query(`drop database ${name} with (force)`));
});

function newDatabase(): string {
  const name = `test_together_${randomBytes(5).toString('hex')}`;
  made.push(name);
  return name;
}

async function withClient<T>(database: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: server.urlOf(database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

test('Six processes that open the same new database at once all succeed, and every migration has run once', async () => {
  const name = newDatabase();
  const ownerUrl = server.urlOf(name);
  const databases = { ownerUrl, appUrl: applicationUrl(ownerUrl, testApplicationRole) };
  const opened = await Promise.all(
    Array.from({ length: 6 }, async () =>
      openSubgraphDatabase({ name: 'together', databases, migrations, entities: [], poolSize: 1 }),
    ),
  );
  for (const database of opened) {
    const rows = await asPlatform('test', async () =>
      database.read(async (em) => em.execute<{ n: number }[]>('select count(*)::int as n from note')),
    );
    expect(rows).toEqual([{ n: 0 }]);
  }
  await Promise.all(opened.map(async (database) => database.close()));
  const run = await withClient(name, async (client) => ({
    ran: (await client.query('select 1 from ran')).rowCount,
    listed: (await client.query<{ name: string }>('select name from migrations order by id')).rows.map(
      (row) => row.name,
    ),
  }));
  expect(run).toEqual({ ran: 1, listed: ['m0001-notes', 'm0002-runs'] });
});

test('The previous release starts on the schema of the next one, and changes nothing', async () => {
  const name = newDatabase();
  const settings = { ownerUrl: server.urlOf(name), applicationRole: testApplicationRole };
  await migrate({ ...settings, migrations: [...migrations, { name: 'm0003', class: AddColour }] });
  await migrate({ ...settings, migrations });
  const listed = await withClient(name, async (client) => client.query('select name from migrations order by id'));
  expect(listed.rows).toEqual([{ name: 'm0001-notes' }, { name: 'm0002-runs' }, { name: 'm0003' }]);
  const columns = await withClient(name, async (client) => client.query('select colour from note'));
  expect(columns.fields.map((field) => field.name)).toEqual(['colour']);
});

test('A migration that waits for a table lets readers pass, and completes when the table is free', async () => {
  const name = newDatabase();
  const settings = { ownerUrl: server.urlOf(name), applicationRole: testApplicationRole, lockTimeoutMs: 200 };
  await migrate({ ...settings, migrations });
  const longReader = new Client({ connectionString: server.urlOf(name) });
  await longReader.connect();
  await longReader.query('begin');
  await longReader.query('select * from note');
  let isDone = false;
  const more = [...migrations, { name: 'm0003', class: AddColour }];
  const migrating = (async () => {
    await migrate({ ...settings, migrations: more });
    isDone = true;
  })();
  await withClient(name, async (client) => {
    const waiting = "select 1 from pg_stat_activity where query like 'alter table note%' and wait_event_type = 'Lock'";
    await eventually(async () => expect((await client.query(waiting)).rowCount).toBe(1));
    // Queued behind the migration while that waits for its lock, which is short; without its end they would wait for the long reader.
    await client.query("set statement_timeout = '20s'");
    for (let reads = 0; reads < 20; reads += 1) await client.query('select * from note');
  });
  expect(isDone).toBe(false);
  await longReader.query('commit');
  await longReader.end();
  await migrating;
  const columns = await withClient(name, async (client) => client.query('select colour from note'));
  expect(columns.fields.map((field) => field.name)).toEqual(['colour']);
});

test('A migration whose table never becomes free gives up and leaves everything as it was', async () => {
  const name = newDatabase();
  const settings = { ownerUrl: server.urlOf(name), applicationRole: testApplicationRole };
  await migrate({ ...settings, migrations });
  await withClient(name, async (reader) => {
    await reader.query('begin');
    await reader.query('select * from note');
    const impatient = { ...settings, lockTimeoutMs: 50, lockPatienceMs: 100 };
    const more = [...migrations, { name: 'm0003', class: AddColour }];
    await expect(migrate({ ...impatient, migrations: more })).rejects.toThrow(/lock timeout/);
    await reader.query('commit');
    const { rows } = await reader.query("select 1 from information_schema.columns where column_name = 'colour'");
    expect(rows).toEqual([]);
  });
});

test('A migration that meets a deadlock is tried again', async () => {
  const name = newDatabase();
  const settings = { ownerUrl: server.urlOf(name), applicationRole: testApplicationRole, lockTimeoutMs: 60_000 };
  await migrate({ ...settings, migrations });
  const writer = new Client({ connectionString: server.urlOf(name) });
  await writer.connect();
  // The migration must be the one that ends the deadlock.
  await writer.query("set deadlock_timeout = '60s'");
  await writer.query('begin');
  await writer.query('lock table ran in row exclusive mode');
  const migrating = migrate({ ...settings, migrations: [...migrations, { name: 'm0003', class: AddColours }] });
  await withClient(name, async (client) => {
    const waiting = "select 1 from pg_stat_activity where query like 'alter table ran%' and wait_event_type = 'Lock'";
    await eventually(async () => expect((await client.query(waiting)).rowCount).toBe(1));
  });
  await writer.query('select * from note');
  await writer.query('commit');
  await writer.end();
  await migrating;
  const columns = await withClient(name, async (client) => client.query('select colour from ran'));
  expect(columns.fields).toHaveLength(1);
});
