import { expect, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { withDeadline } from '@tertulia/deadline';

const never = (): Promise<never> => new Promise(() => undefined);

test('Work that ends in time settles unchanged', async () => {
  await expect(withDeadline(Promise.resolve('done'), 1_000, () => 'late')).resolves.toBe('done');
  await expect(withDeadline(Promise.reject(new Error('broken')), 1_000, () => 'late')).rejects.toThrow('broken');
});

test('Work that takes longer settles as `late` does', async () => {
  await expect(withDeadline(never(), 5, () => null)).resolves.toBeNull();
  const refuse = (): never => {
    throw new Error('too late');
  };
  await expect(withDeadline(never(), 5, refuse)).rejects.toThrow('too late');
});

test('A result that arrives while the process is busy counts, even after the deadline', async () => {
  const work = wait(10).then(() => 'done');
  const outcome = withDeadline(work, 15, () => 'late');
  const until = performance.now() + 60;
  while (performance.now() < until);
  await expect(outcome).resolves.toBe('done');
});
