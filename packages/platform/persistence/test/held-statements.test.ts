import { createServer, connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import { executeWithNext, openDatabase, type Database } from '@tertulia/persistence';
import { inside, Leaf, openLeaves, type LeavesWorld } from './leaves.js';

const addSql = `insert into leaf (id, text, document, at) values (?::int, ?, '{}', now())`;

/** Counts how often the client sends something after the server has answered. */
async function openProxy(target: URL): Promise<{ url: string; roundTrips: () => number; close: () => void }> {
  let turns = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let isAnswered = true;
    client.on('data', (data) => {
      if (isAnswered) turns += 1;
      isAnswered = false;
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      isAnswered = true;
      client.write(data);
    });
    client.on('close', () => upstream.destroy()).on('error', () => undefined);
    upstream.on('close', () => client.destroy()).on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  url.hostname = '127.0.0.1';
  return { url: url.href, roundTrips: () => turns, close: () => void server.close() };
}

let world: LeavesWorld;
let proxy: Awaited<ReturnType<typeof openProxy>>;
let database: Database;
beforeAll(async () => {
  world = await openLeaves('held');
  proxy = await openProxy(new URL(world.place.clientUrl));
  database = await openDatabase({ name: 'held', clientUrl: proxy.url, entities: [Leaf], poolSize: 1 });
});
afterAll(async () => {
  await database.close();
  proxy.close();
  await world.close();
});
beforeEach(async () => transact(async (em) => void (await em.nativeDelete(Leaf, {}))));

const read = async <T>(work: (em: EntityManager) => Promise<T>): Promise<T> => inside(async () => database.read(work));
const transact = async <T>(work: (em: EntityManager) => Promise<T>): Promise<T> =>
  inside(async () => database.transact(work));
const add = async (em: EntityManager, id: number): Promise<void> => executeWithNext(em, addSql, [id, `leaf ${id}`]);
const stored = async (): Promise<number[]> => read(async (em) => (await em.find(Leaf, {})).map(({ id }) => id));
const roundTripsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = proxy.roundTrips();
  await work();
  return proxy.roundTrips() - before;
};

describe('statements that nobody waits for', () => {
  test('A transaction that reads and then writes in three statements takes two round trips', async () => {
    const work = async (from: number): Promise<number> =>
      roundTripsOf(async () =>
        transact(async (em) => {
          await em.execute('select id from leaf where id = ?', [from]);
          for (const id of [from, from + 1, from + 2]) await add(em, id);
        }),
      );
    expect([await work(1), await work(11), await work(21), await work(31)]).toEqual([2, 2, 2, 2]);
    expect(await stored()).toHaveLength(12);
  });

  test('A transaction without statements sends nothing', async () => {
    expect(await roundTripsOf(async () => transact(async () => Promise.resolve()))).toBe(0);
    const failed = async (): Promise<unknown> =>
      transact(async () => Promise.reject(new Error('no'))).catch((error: unknown) => error);
    expect(await roundTripsOf(failed)).toBe(0);
  });

  test('What follows in the transaction sees their changes', async () => {
    const seen = await transact(async (em) => {
      await add(em, 1);
      await add(em, 2);
      return em.find(Leaf, {});
    });
    expect(seen.map(({ id }) => id)).toEqual([1, 2]);
  });

  test('Their error rejects the commit, and nothing is stored', async () => {
    const twice = transact(async (em) => {
      await add(em, 1);
      await add(em, 2);
      await add(em, 1);
    });
    await expect(twice).rejects.toMatchObject({ code: '23505' });
    expect(await stored()).toEqual([]);
  });

  test('Their error rejects the next statement instead of what the aborted transaction says of that one', async () => {
    const heard: unknown[] = [];
    const failing = transact(async (em) => {
      await add(em, 1);
      await add(em, 1);
      await em.execute('select 1 where true = ?', [true]).catch((error: { code: string }) => heard.push(error.code));
    });
    await failing.catch(() => undefined);
    expect(heard).toEqual(['23505']);
    expect(await stored()).toEqual([]);
  });

  test('Nothing of them is sent when the work throws', async () => {
    const cancelled = transact(async (em) => {
      await add(em, 1);
      throw new Error('no');
    });
    await expect(cancelled).rejects.toThrow('no');
    expect(await stored()).toEqual([]);
  });

  test('The work is done again after a deadlock that the commit reports', async () => {
    await transact(async (em) => {
      await add(em, 1);
      await add(em, 2);
    });
    const other = await openDatabase({ name: 'other', clientUrl: world.place.clientUrl, entities: [Leaf] });
    const lock = 'select id from leaf where id = ? for update';
    const change = `update leaf set text = text || '!' where id = ?`;
    let locked = 0;
    let release = (): void => undefined;
    const both = new Promise<void>((resolve) => (release = resolve));
    const crossing = async (on: Database, [first, second]: readonly [number, number]): Promise<void> =>
      inside(async () =>
        on.transact(async (em) => {
          await em.execute(lock, [first]);
          if ((locked += 1) === 2) release();
          await both;
          await executeWithNext(em, change, [second]);
        }),
      );
    try {
      await Promise.all([crossing(database, [1, 2]), crossing(other, [2, 1])]);
    } finally {
      await other.close();
    }
    const texts = await read(async (em) => (await em.find(Leaf, {})).map(({ text }) => text));
    expect(texts.toSorted()).toEqual(['leaf 1!', 'leaf 2!']);
    expect(locked).toBe(3);
  });

  test('Outside of a transaction they are refused', async () => {
    await expect(read(async (em) => add(em, 1))).rejects.toThrow('Only statements of a transaction');
    expect(await stored()).toEqual([]);
  });
});
