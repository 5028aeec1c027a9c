import { describe, expect, test } from '@jest/globals';
import { currentTenancy } from '@tertulia/persistence';
import { runJobs, type Job, type Locks } from '@tertulia/service';
import { eventually } from '@tertulia/testkit';
import { pino } from 'pino';

const log = pino({ level: 'silent' });
const never = 3_600_000;

function jobs(all: readonly Job[], locks: Locks | null = null) {
  return runJobs(all, { log, locks });
}

describe('recurring work', () => {
  test('A job runs at intervals with the platform scope, also after a failure', async () => {
    const scopes: unknown[] = [];
    const running = jobs([
      {
        name: 'count',
        everyMs: 5,
        run: async () => {
          scopes.push(currentTenancy()?.kind);
          throw new Error('this time not');
        },
      },
    ]);
    running.start();
    await eventually(() => expect(scopes.length).toBeGreaterThan(2));
    await running.stop();
    expect(new Set(scopes)).toEqual(new Set(['PLATFORM']));
  });

  test('A job runs at the start if it says so', async () => {
    const done: string[] = [];
    const one = (name: string, isFirstAtOnce: boolean): Job => ({
      ...{ name, everyMs: never, isFirstAtOnce },
      run: async () => done.push(name),
    });
    const running = jobs([one('early', true), one('late', false)]);
    running.start();
    await running.stop();
    expect(done).toEqual(['early']);
  });

  test('A job never overlaps itself', async () => {
    let atOnce = 0;
    let most = 0;
    let times = 0;
    const run = async (): Promise<void> => {
      most = Math.max(most, (atOnce += 1));
      await new Promise((resolve) => setTimeout(resolve, 10));
      atOnce -= 1;
      times += 1;
    };
    const running = jobs([{ name: 'slow', everyMs: 1, run }]);
    running.start();
    await eventually(() => expect(times).toBeGreaterThan(2));
    await running.stop();
    expect(most).toBe(1);
  });

  test('A stop waits for the running job, and none starts after it', async () => {
    let ended = 0;
    const run = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      ended += 1;
    };
    const running = jobs([{ name: 'slow', everyMs: 1, isFirstAtOnce: true, run }]);
    running.start();
    await running.stop();
    expect(ended).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(ended).toBe(1);
  });

  test('A job under a lock runs in the process that gets the lock', async () => {
    const asked: string[] = [];
    const locks = (isFree: boolean): Locks => ({
      tryHold: async (name, work) => {
        asked.push(name);
        return isFree ? work() : null;
      },
    });
    const done: string[] = [];
    for (const isFree of [false, true]) {
      const run = async () => done.push(String(isFree));
      const running = jobs(
        [{ name: 'sweep', everyMs: never, isFirstAtOnce: true, underLock: true, run }],
        locks(isFree),
      );
      running.start();
      await running.stop();
    }
    expect(asked).toEqual(['sweep', 'sweep']);
    expect(done).toEqual(['true']);
  });

  test('A job that needs a lock is refused at once where none is available', () => {
    const job: Job = { name: 'sweep', everyMs: never, underLock: true, run: async () => undefined };
    expect(() => jobs([job])).toThrow(/sweep/);
  });
});
