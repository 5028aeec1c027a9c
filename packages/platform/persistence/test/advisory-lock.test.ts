import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '@tertulia/errors';
import { openDatabase, type Database } from '@tertulia/persistence';
import { eventually, testDatabase, type TestDatabase } from '@tertulia/testkit';
import { Client } from 'pg';

let place: TestDatabase;
let one: Database;
let other: Database;

beforeAll(async () => {
  place = await testDatabase('advisory-lock', async () => undefined);
  [one, other] = await Promise.all([open(), open()]);
});
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
  await place.drop();
});

async function open(clientUrl = place.clientUrl): Promise<Database> {
  return openDatabase({ name: 'locks', clientUrl, entities: [], poolSize: 1 });
}

/** Work that lasts until the test ends it. */
async function holding(database: Database, lock: string) {
  let end = (): void => undefined;
  const ended = new Promise<string>((resolve) => (end = () => resolve('done')));
  let hasBegun = false;
  const held = database.tryHold(lock, async () => {
    hasBegun = true;
    return ended;
  });
  await eventually(() => expect(hasBegun).toBe(true));
  return { held, end };
}

async function isFree(database: Database, lock: string): Promise<boolean> {
  return (await database.tryHold(lock, async () => 'free')) === 'free';
}

describe('the lock of a job', () => {
  test('A lock is held by one process at a time, and free when the work has ended', async () => {
    const { held, end } = await holding(one, 'sweep');
    expect(await isFree(other, 'sweep')).toBe(false);
    end();
    expect(await held).toBe('done');
    expect(await other.tryHold('sweep', async () => 'mine')).toBe('mine');
  });

  test('A lock is held once inside one process too', async () => {
    const { held, end } = await holding(one, 'sweep');
    expect(await isFree(one, 'sweep')).toBe(false);
    end();
    await held;
  });

  test('Locks of other names are independent', async () => {
    const { held, end } = await holding(one, 'sweep');
    expect(await isFree(other, 'sweep')).toBe(false);
    expect(await other.tryHold('roll', async () => 'rolled')).toBe('rolled');
    end();
    await held;
  });

  test('A lock is free after its work has failed', async () => {
    await expect(one.tryHold('sweep', async () => Promise.reject(new Error('no luck')))).rejects.toThrow('no luck');
    expect(await other.tryHold('sweep', async () => 'mine')).toBe('mine');
  });

  test('A lock uses no connection of the pool', async () => {
    const read = async () => one.read(async (em) => em.execute<{ n: number }[]>('select 1 as n'));
    expect(await one.tryHold('sweep', read)).toEqual([{ n: 1 }]);
  });

  test('A lock is free as soon as the connection of its holder is lost', async () => {
    const { held, end } = await holding(one, 'sweep');
    expect(await isFree(other, 'sweep')).toBe(false);
    const owner = new Client({ connectionString: place.ownerUrl });
    await owner.connect();
    await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tertulia-locks-lock'
      and datname = current_database()`);
    await owner.end();
    await eventually(async () => expect(await other.tryHold('sweep', async () => 'mine')).toBe('mine'));
    end();
    await held;
  });

  test('While the database is unavailable no lock is acquired and nothing is run', async () => {
    const away = await open('postgres://tertulia_app:x@127.0.0.1:1/nothing');
    let runs = 0;
    const failure = await away.tryHold('sweep', async () => (runs += 1)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DomainError);
    expect(runs).toBe(0);
    await away.close();
  });
});
