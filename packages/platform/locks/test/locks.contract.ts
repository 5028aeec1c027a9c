import { expect, test } from '@jest/globals';
import type { HeldLock, Locks } from '@tertulia/locks';

/** What all locks guarantee. `make` gives the locks of two processes that share what there is to share. */
export function locksContract(make: () => { one: Locks; other: Locks }): void {
  test('let one at a time in, whoever asks', async () => {
    const { one, other } = make();
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let entered: () => void = () => undefined;
    const isInside = new Promise<void>((resolve) => (entered = resolve));
    const holding = one.tryHold('job', async () => {
      entered();
      await gate;
      return 'done';
    });
    await isInside;
    expect(await other.tryHold('job', async () => 'second')).toBeNull();
    expect(await one.tryHold('job', async () => 'third')).toBeNull();
    release();
    expect(await holding).toBe('done');
    expect(await other.tryHold('job', async () => 'second')).toBe('second');
  });

  test('of different names have nothing to do with each other', async () => {
    const { one, other } = make();
    const outcome = await one.tryHold('a', async () => other.tryHold('b', async () => 'both'));
    expect(outcome).toBe('both');
  });

  test('are free again after work that failed, and hand its error on', async () => {
    const { one, other } = make();
    const failing = one.tryHold('job', async () => {
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    expect(await other.tryHold('job', async () => 'free')).toBe('free');
  });

  test('never let two in of many that ask at once', async () => {
    const { one, other } = make();
    let inside = 0;
    let most = 0;
    const ask = async (locks: Locks): Promise<boolean> => {
      const outcome = await locks.tryHold('job', async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
        return true;
      });
      return outcome ?? false;
    };
    const outcomes = await Promise.all(Array.from({ length: 40 }, async (_, n) => ask(n % 2 === 0 ? one : other)));
    expect(most).toBe(1);
    expect(outcomes).toContain(true);
  });

  test('give every taking a higher fence than the one before', async () => {
    const { one, other } = make();
    const fences: number[] = [];
    const note = async ({ fence }: HeldLock): Promise<void> => void fences.push(fence);
    for (let n = 0; n < 6; n += 1) await (n % 2 === 0 ? one : other).tryHold('job', note);
    expect(fences).toHaveLength(6);
    expect(fences).toEqual(fences.toSorted((a, b) => a - b));
    expect(new Set(fences).size).toBe(6);
  });

  test('tell how long they are still held, also to others', async () => {
    const { one, other } = make();
    expect(await other.remainingMs('job')).toBe(0);
    const held = await one.tryHold('job', async () => other.remainingMs('job'), { leaseMs: 5_000 });
    expect(held).toBeGreaterThan(4_000);
    expect(await other.remainingMs('job')).toBe(0);
  });

  test('are not lost while they are held', async () => {
    const { one } = make();
    expect(await one.tryHold('job', async ({ signal }) => signal.aborted)).toBe(false);
  });
}
