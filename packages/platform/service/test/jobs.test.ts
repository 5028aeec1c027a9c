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
  test('is done every so often with the rights of the platform, also after a failure', async () => {
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

  test('is done at the start where it says so', async () => {
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

  test('never runs beside itself', async () => {
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

  test('at work is waited for at the stop, and none begins after it', async () => {
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

  test('under a lock is done by whoever gets it', async () => {
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

  test('that wants a lock where none can be kept is refused at once', () => {
    const job: Job = { name: 'sweep', everyMs: never, underLock: true, run: async () => undefined };
    expect(() => jobs([job])).toThrow(/sweep/);
  });
});
