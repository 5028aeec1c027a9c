import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Database } from '@tertulia/persistence';
import { asOwner, inside, Leaf, openLeaves, type LeavesWorld } from './leaves.js';

/** A prepared statement of the only connection, and how often it was executed. */
interface Prepared {
  readonly statement: string;
  readonly executions: number;
}

const preparedSql = 'select statement, (generic_plans + custom_plans)::int as executions from pg_prepared_statements';

let world: LeavesWorld;
let database: Database;
beforeAll(async () => {
  world = await openLeaves('prepared');
  ({ database } = world);
});
afterAll(async () => world.close());
beforeEach(async () => transact(async (em) => void (await em.nativeDelete(Leaf, {}))));

const read = async <T>(work: (em: EntityManager) => Promise<T>): Promise<T> => inside(async () => database.read(work));
const transact = async <T>(work: (em: EntityManager) => Promise<T>): Promise<T> =>
  inside(async () => database.transact(work));
const run = async (sql: string, values: readonly unknown[]): Promise<unknown[]> =>
  read(async (em) => em.execute(sql, [...values]));
const prepared = async (): Promise<Prepared[]> => read(async (em) => em.execute<Prepared[]>(preparedSql));
const preparedLike = async (part: string): Promise<Prepared[]> =>
  (await prepared()).filter(({ statement }) => statement.includes(part));
const connectionId = async (): Promise<number> => {
  const [row] = await read(async (em) => em.execute<{ pid: number }[]>('select pg_backend_pid() as pid'));
  return row?.pid ?? 0;
};
const add = async (em: EntityManager, id: number): Promise<void> => {
  await em.insert(Leaf, { id, text: 'leaf', document: {}, at: new Date(0) });
};

describe('statements that repeat', () => {
  test('A read of the ORM is parsed once from its third use on, with its values outside of the text', async () => {
    const secret = 'a text that belongs to a tenant';
    for (let at = 0; at < 12; at += 1) await read(async (em) => em.find(Leaf, { text: `${secret} ${at}` }));
    const found = await preparedLike('"text" = $1');
    expect(found.map(({ executions }) => executions)).toEqual([10]);
    expect(await preparedLike(secret)).toEqual([]);
  });

  test('A read in our own SQL is parsed once from its third use on', async () => {
    for (let at = 0; at < 12; at += 1) await run('select id from leaf where id > ? and id < ?', [at, at + 10]);
    const found = await preparedLike('id > $1 and id < $2');
    expect(found.map(({ executions }) => executions)).toEqual([10]);
  });

  test('Lists of every length are one statement', async () => {
    for (let length = 1; length <= 20; length += 1) {
      const ids = Array.from({ length }, (_, at) => at);
      await read(async (em) => em.find(Leaf, { id: { $in: ids } }));
    }
    expect((await preparedLike('"id" = any($1)')).map(({ executions }) => executions)).toEqual([18]);
  });

  test('A connection has at most 200 prepared statements; those in use stay, and a dropped one works again', async () => {
    const one = async (n: number): Promise<unknown[]> => run(`select ?::int + ${n} as sum`, [1]);
    const often = async (): Promise<unknown[]> => run('select ?::int as often', [7]);
    for (let n = 0; n < 260; n += 1) {
      await often();
      for (let use = 0; use < 4; use += 1) await one(n);
    }
    const texts = (await prepared()).map(({ statement }) => statement);
    expect(texts.length).toBeLessThanOrEqual(200);
    expect(texts).toContain('select $1::int as often');
    expect(texts).not.toContain('select $1::int + 0 as sum');
    expect(await one(0)).toEqual([{ sum: 1 }]);
    expect((await prepared()).map(({ statement }) => statement)).toContain('select $1::int + 0 as sum');
  });

  test('Statements without values may be several and are never prepared', async () => {
    for (let at = 0; at < 5; at += 1) await run('select 1; select 2 as never', []);
    expect(await preparedLike('never')).toEqual([]);
  });
});

describe('a migration while connections are open', () => {
  test('A migration that adds a column disturbs neither reads nor transactions that were prepared before', async () => {
    const readAll = async () => run('select * from leaf where id > ?', [1e6]);
    const transactAll = async () =>
      transact(async (em) => em.execute('select * from leaf where id > ? and id > ?', [1e6, 0]));
    for (let at = 0; at < 5; at += 1) {
      await readAll();
      await transactAll();
    }
    await asOwner(world.place, 'alter table leaf add column shape text');
    expect(await readAll()).toEqual([]);
    expect(await transactAll()).toEqual([]);
    await asOwner(world.place, 'alter table leaf add column colour text');
    expect(await transactAll()).toEqual([]);
    expect(await readAll()).toEqual([]);
  });

  test('A statement is prepared again after its columns have changed, and the stale one is dropped', async () => {
    const readAll = async () => run('select leaf.* from leaf where id = ?', [1]);
    for (let at = 0; at < 5; at += 1) await readAll();
    await asOwner(world.place, 'alter table leaf add column size int');
    for (let at = 0; at < 6; at += 1) await readAll();
    expect((await preparedLike('select leaf.*')).map(({ executions }) => executions)).toEqual([5]);
  });
});

describe('a transaction that is aborted in the middle', () => {
  test('Its statements are prepared as before, and the connection stays usable', async () => {
    const twice = async (): Promise<void> =>
      transact(async (em) => {
        await add(em, 1);
        await add(em, 1);
      });
    for (let at = 0; at < 4; at += 1) await expect(twice()).rejects.toMatchObject({ code: '23505' });
    const pid = await connectionId();
    expect(await read(async (em) => em.count(Leaf))).toBe(0);
    await transact(async (em) => add(em, 1));
    expect(await read(async (em) => em.count(Leaf))).toBe(1);
    expect(await connectionId()).toBe(pid);
    expect(await preparedLike('insert into "leaf"')).toHaveLength(1);
  });

  test('A statement that was refused because the transaction was already aborted is prepared at its next use', async () => {
    const late = 'select id from leaf where id = ? and id < 1000000';
    for (let at = 0; at < 2; at += 1) await run(late, [1]);
    const refused = transact(async (em) => {
      await em.execute('select 1 / ?::int', [0]).catch(() => undefined);
      await em.execute(late, [1]);
    });
    await expect(refused).rejects.toMatchObject({ code: '25P02' });
    expect(await run(late, [1])).toEqual([]);
    expect((await preparedLike('id < 1000000')).map(({ executions }) => executions)).toEqual([1]);
  });
});

describe('a connection that loses its statements', () => {
  const often = async (): Promise<unknown[]> => run('select ?::int as kept', [7]);

  test('After a lost connection, statements are prepared on the next one', async () => {
    for (let at = 0; at < 4; at += 1) await often();
    const pid = await connectionId();
    await asOwner(world.place, 'select pg_terminate_backend($1)', [pid]);
    expect(await often().catch(async () => often())).toEqual([{ kept: 7 }]);
    expect(await connectionId()).not.toBe(pid);
    expect(await preparedLike('as kept')).toHaveLength(1);
  });

  test('A connection that was reset is not used again: a read fails by name and the next one succeeds', async () => {
    for (let at = 0; at < 4; at += 1) await often();
    const pid = await connectionId();
    await run('discard all', []);
    await expect(often()).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await often()).toEqual([{ kept: 7 }]);
    expect(await connectionId()).not.toBe(pid);
  });

  test('A transaction on a connection that was reset is done again on another one', async () => {
    const work = async () => transact(async (em) => em.execute('select ?::int as again', [7]));
    for (let at = 0; at < 4; at += 1) await work();
    await run('discard all', []);
    expect(await work()).toEqual([{ again: 7 }]);
  });
});
