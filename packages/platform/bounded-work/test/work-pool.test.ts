import { afterEach, describe, expect, test } from '@jest/globals';
import { FairQueue } from '../src/fair-queue.js';
import { openWorkPool, type WorkPool } from '../src/index.js';

const entry = new URL('./entry.mjs', import.meta.url);
const open: WorkPool[] = [];

function aPool(settings: { threads?: number; memoryMb?: number; mostWaiting?: number } = {}): WorkPool {
  const pool = openWorkPool({ entry, jobs: {}, ...settings });
  open.push(pool);
  return pool;
}

const job = (name: string, input: unknown, tenant = 'a') => ({ name, input, tenant, deadlineMs: 10_000 });

afterEach(async () => {
  await Promise.all(open.splice(0).map(async (pool) => pool.close()));
});

describe('a pool of threads', () => {
  test('A pool returns the result of a job, and reports why a job failed', async () => {
    const pool = aPool();
    await expect(pool.run(job('double', 21))).resolves.toBe(42);
    await expect(pool.run(job('fail', null))).rejects.toThrow('not today');
    await expect(pool.run(job('nothing', null))).rejects.toThrow('no job is named nothing');
  });

  test('A job is killed at its deadline, the event loop stays free meanwhile, and the next job runs', async () => {
    const pool = aPool();
    await pool.run(job('double', 1));
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 1);
    await expect(pool.run({ ...job('spin', 60_000), deadlineMs: 1_000 })).rejects.toMatchObject({ reason: 'OVERRUN' });
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(20);
    await expect(pool.run(job('double', 4))).resolves.toBe(8);
  });

  test('A job that waits for the processor past its deadline is not killed, until ten times as long has passed by the clock', async () => {
    const pool = aPool();
    await pool.run(job('double', 1));
    await expect(pool.run({ ...job('starve', 1_000), deadlineMs: 500 })).resolves.toBe(1_000);
    await expect(pool.run({ ...job('starve', 60_000), deadlineMs: 50 })).rejects.toMatchObject({ reason: 'OVERRUN' });
    await expect(pool.run(job('double', 4))).resolves.toBe(8);
  });

  test('A job is charged for its own time only, not for that of earlier jobs of the thread', async () => {
    const pool = aPool();
    await pool.run(job('spin', 1_000));
    await expect(pool.run({ ...job('starve', 700), deadlineMs: 500 })).resolves.toBe(700);
  });

  test('A pool survives a job that uses all memory', async () => {
    const pool = aPool({ memoryMb: 32 });
    await expect(pool.run(job('hoard', null))).rejects.toMatchObject({ reason: 'OVERRUN' });
    await expect(pool.run(job('double', 4))).resolves.toBe(8);
  });

  test('The single job of one tenant runs before another tenant’s queue that came first', async () => {
    const pool = aPool();
    const order: string[] = [];
    const run = async (tenant: string): Promise<void> => {
      await pool.run(job('spin', 20, tenant));
      order.push(tenant);
    };
    await Promise.all([...Array.from({ length: 8 }, async () => run('crowd')), run('other')]);
    expect(order.indexOf('other')).toBeLessThanOrEqual(1);
  });

  test('A tenant with too many waiting jobs is refused, and no other', async () => {
    const pool = aPool({ mostWaiting: 2 });
    const crowd = Array.from({ length: 6 }, async () =>
      pool.run(job('spin', 20, 'crowd')).catch((error: unknown) => error),
    );
    const other = pool.run(job('double', 2, 'other'));
    const refused = (await Promise.all(crowd)).filter((answer) => typeof answer !== 'number');
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({ reason: 'BUSY' });
    await expect(other).resolves.toBe(4);
  });

  test('A closed pool refuses waiting and new jobs', async () => {
    const pool = aPool();
    const waiting = pool.run(job('spin', 60_000)).catch((error: unknown) => error);
    await pool.close();
    expect(await waiting).toMatchObject({ reason: 'CLOSED' });
    await expect(pool.run(job('double', 1))).rejects.toMatchObject({ reason: 'CLOSED' });
  });

  test('Without a built entry, jobs run on the calling thread', async () => {
    const missing = openWorkPool({
      entry: new URL('./nothing.js', import.meta.url),
      jobs: { double: (value: number) => value * 2 },
    });
    await expect(missing.run(job('double', 3))).resolves.toBe(6);
  });
});

describe('a fair queue', () => {
  test('The recorded use of a tenant decays with time', () => {
    let nowMs = 0;
    const queue = new FairQueue<{ tenant: string; at: number }>(() => nowMs);
    queue.charge('heavy', 10_000);
    queue.charge('light', 100);
    const nextOf = (): string | undefined => {
      queue.add({ tenant: 'heavy', at: nowMs });
      queue.add({ tenant: 'light', at: nowMs });
      const { tenant } = queue.next() ?? {};
      queue.clear();
      return tenant;
    };
    expect(nextOf()).toBe('light');
    nowMs += 120_000;
    queue.charge('light', 100);
    expect(nextOf()).toBe('heavy');
  });
});
