import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Migration } from '@mikro-orm/migrations';
import { migrate, openDatabase, withoutTenancy, type Database } from '@tertulia/persistence';
import { eventually, testApplicationRole, testDatabase, type TestDatabase } from '@tertulia/testkit';
import { Client } from 'pg';
import { z } from 'zod';
import { defineQueue, Jobs, jobsMigrationSql, type JobWorker } from '../src/index.js';

class M0001Jobs extends Migration {
  override up(): void {
    this.addSql('create table change (id integer primary key)');
    this.addSql(jobsMigrationSql());
  }
}

const greet = defineQueue({ name: 'greet', schema: z.object({ n: z.number() }) });
/** Whose jobs are given to another worker after a second. */
const brief = defineQueue({ ...greet, name: 'brief', expireMs: 1_000 });
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

let server: TestDatabase;
let database: Database;
let jobs: Jobs;
const workers: JobWorker<{ n: number }>[] = [];
const gates: (() => void)[] = [];

beforeAll(async () => {
  const migrations = [{ name: 'm0001-jobs', class: M0001Jobs }];
  server = await testDatabase('jobs', async (ownerUrl) =>
    migrate({ ownerUrl, migrations, applicationRole: testApplicationRole }),
  );
});
beforeEach(async () => {
  database = await openDatabase({ name: 'jobs', clientUrl: server.clientUrl, entities: [] });
  jobs = await Jobs.open({ database, queues: [greet, brief], log, superviseSeconds: 1 });
});
afterEach(async () => {
  for (const open of gates.splice(0)) open();
  await Promise.all(workers.splice(0).map(async (worker) => worker.stop()));
  await jobs.close();
  await database.close();
  await owner('delete from pgboss.job');
});
afterAll(async () => server.drop());

async function owner(sql: string): Promise<{ n: number }[]> {
  const client = new Client({ connectionString: server.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ n: number }>(sql);
  await client.end();
  return rows;
}

async function send(...sent: Parameters<Jobs['send']>[2]) {
  await withoutTenancy(async () =>
    database.transact(async (em) => jobs.send(em, greet, sent as { data: { n: number } }[])),
  );
}

function work(
  handle: (data: { n: number }) => Promise<unknown>,
  { queue = greet, ...settings }: { atOnce?: number; perGroup?: number; queue?: typeof greet } = {},
) {
  const worker = jobs.worker(queue, { atOnce: 50, pollMs: 50, ...settings, handle });
  workers.push(worker);
  worker.start();
  return worker;
}

/** A promise that a test settles. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  gates.push(() => open());
  return { open: () => open(), opened };
}

test('A job is run once, by a role that owns no table', async () => {
  const seen: number[] = [];
  work(async ({ n }) => seen.push(n));
  await send(...Array.from({ length: 40 }, (_, n) => ({ data: { n } })));
  await eventually(async () =>
    expect(await owner("select count(*)::int n from pgboss.job where state = 'completed'")).toEqual([{ n: 40 }]),
  );
  expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
});

test('A job of a transaction that is rolled back does not exist', async () => {
  const failed = database.transact(async (em) => {
    await jobs.send(em, greet, [{ data: { n: 1 } }]);
    throw new Error('rolled back');
  });
  await expect(failed).rejects.toThrow('rolled back');
  await expect(database.read(async (em) => jobs.send(em, greet, [{ data: { n: 1 } }]))).rejects.toThrow(/transaction/);
  expect(await owner('select count(*)::int n from pgboss.job')).toEqual([{ n: 0 }]);
});

describe('waiting jobs', () => {
  test('Of one key at most one waits, and a new one can wait while one runs', async () => {
    await send({ data: { n: 1 }, key: 'a' }, { data: { n: 2 }, key: 'b' });
    await send({ data: { n: 3 }, key: 'a' });
    const { open, opened } = gate();
    const seen: number[] = [];
    work(async ({ n }) => {
      seen.push(n);
      await opened;
    });
    await eventually(() => expect(seen.toSorted((a, b) => a - b)).toEqual([1, 2]));
    await send({ data: { n: 4 }, key: 'a' });
    await eventually(() => expect(seen.at(2)).toBe(4));
    open();
  });

  test('A job that is due later is made due by a sweeper, and one that is missing is sent', async () => {
    const seen: number[] = [];
    work(async ({ n }) => seen.push(n));
    await send({ data: { n: 1 }, key: 'a', afterMs: 3_600_000 });
    await send({ data: { n: 2 }, afterMs: 300 });
    await eventually(() => expect(seen).toEqual([2]));
    await jobs.sendNow(greet, [
      { data: { n: 1 }, key: 'a' },
      { data: { n: 3 }, key: 'c' },
    ]);
    await eventually(() => expect(seen.toSorted((a, b) => a - b)).toEqual([1, 2, 3]));
  });
});

describe('running jobs', () => {
  test('A group that is stuck occupies its own places only', async () => {
    const { open, opened } = gate();
    const seen: number[] = [];
    work(
      async ({ n }) => {
        seen.push(n);
        if (n < 20) await opened;
      },
      { atOnce: 10, perGroup: 2 },
    );
    await send(...Array.from({ length: 20 }, (_, n) => ({ data: { n }, group: 'stuck' })));
    await eventually(() => expect(seen).toHaveLength(2));
    await send(...Array.from({ length: 20 }, (_, n) => ({ data: { n: 100 + n }, group: `other ${n}` })));
    await eventually(() => expect(seen.filter((n) => n >= 100)).toHaveLength(20));
    expect(seen.filter((n) => n < 100)).toHaveLength(2);
    open();
    await eventually(() => expect(seen).toHaveLength(40));
  });

  test('A job whose handler throws is repeated later', async () => {
    let runs = 0;
    work(async () => {
      runs += 1;
      if (runs === 1) throw new Error('once');
    });
    await send({ data: { n: 1 } });
    await eventually(() => expect(runs).toBe(2), { deadlineMs: 60_000 });
  });

  test('A job whose process was killed is run by another worker', async () => {
    await database.transact(async (em) => jobs.send(em, brief, [{ data: { n: 7 } }]));
    const killed = await Jobs.open({ database, queues: [greet, brief], log, superviseSeconds: 1 });
    let hasBegun = false;
    // Neither ends nor is completed, as in a process that is gone.
    killed.worker(brief, { atOnce: 1, pollMs: 50, handle: async () => new Promise(() => (hasBegun = true)) }).start();
    await eventually(() => expect(hasBegun).toBe(true));
    await killed.close();
    const seen: number[] = [];
    work(async ({ n }) => seen.push(n), { queue: brief });
    await eventually(() => expect(seen).toContain(7), { deadlineMs: 60_000 });
  });

  test('A worker that stops waits for what runs and completes it', async () => {
    const { open, opened } = gate();
    let isDone = false;
    const worker = work(async () => {
      await opened;
      isDone = true;
    });
    await send({ data: { n: 1 } });
    await eventually(async () =>
      expect(await owner("select count(*)::int n from pgboss.job where state = 'active'")).toEqual([{ n: 1 }]),
    );
    const stopped = worker.stop();
    open();
    await stopped;
    expect(isDone).toBe(true);
    expect(await owner("select count(*)::int n from pgboss.job where state = 'completed'")).toEqual([{ n: 1 }]);
  });
});
