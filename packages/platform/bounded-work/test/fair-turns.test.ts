import { describe, expect, test } from '@jest/globals';
import { FairTurns, nextTurnOfLoop } from '../src/index.js';

const settings = { freeMs: 100, freeAtOnce: 2, atOnce: 1, mostWaiting: 3, patienceMs: 10_000 };

/** Turns on a clock that the test controls, and a log of the tenants whose work has started. */
function aHouse(more: Partial<typeof settings> = {}) {
  let ms = 0;
  const begun: string[] = [];
  const turns = new FairTurns({ ...settings, ...more }, () => ms);
  const begin = (tenant: string, name = tenant) => {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const done = turns.run(tenant, async () => {
      begun.push(name);
      await ended;
    });
    return { done, end };
  };
  const use = async (tenant: string, took: number) => {
    await turns.run(tenant, async () => {
      ms += took;
    });
  };
  return { begun, begin, use, pass: (by: number) => (ms += by) };
}

/** Lets everything that can continue do so. */
const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('turns on the loop', () => {
  test('A tenant that used little starts at once, while those that used much wait for one another', async () => {
    const { begun, begin, use } = aHouse();
    await use('much', 500);
    await use('more', 600);
    const [much, more, little] = [begin('much'), begin('more'), begin('little')];
    await settled();
    expect(begun.toSorted()).toEqual(['little', 'much']);
    much.end();
    await settled();
    expect(begun.at(-1)).toBe('more');
    for (const work of [more, little]) work.end();
    await Promise.all([much.done, more.done, little.done]);
  });

  test('The next turn goes to the tenant that used least, not to the one that waits longest', async () => {
    const { begun, begin, use } = aHouse();
    for (const [tenant, took] of [
      ['a', 500],
      ['b', 900],
      ['c', 300],
    ] as const)
      await use(tenant, took);
    const first = begin('a');
    const waiting = [begin('b'), begin('c')];
    first.end();
    await settled();
    expect(begun).toEqual(['a', 'c']);
    for (const work of waiting) work.end();
    await Promise.all(waiting.map(async ({ done }) => done));
    expect(begun).toEqual(['a', 'c', 'b']);
  });

  test('A tenant that used little until now does not get all turns at once', async () => {
    const { begun, begin } = aHouse();
    const works = ['1', '2', '3', '4'].map((name) => begin('new', name));
    await settled();
    expect(begun).toEqual(['1', '2', '3']);
    for (const work of works) work.end();
    await Promise.all(works.map(async ({ done }) => done));
  });

  test('Some time after heavy use a tenant no longer waits', async () => {
    const { begun, begin, use, pass } = aHouse();
    await use('busy', 1_000);
    await use('late', 1_000);
    pass(60_000);
    const works = [begin('busy'), begin('late')];
    await settled();
    expect(begun).toEqual(['busy', 'late']);
    for (const work of works) work.end();
    await Promise.all(works.map(async ({ done }) => done));
  });

  test('A tenant with many waiting items is refused, and so is an item that waited too long', async () => {
    const { begin, use } = aHouse({ patienceMs: 50 });
    await use('much', 500);
    const running = begin('much');
    const waiting = [1, 2, 3].map(() => begin('much'));
    await expect(begin('much').done).rejects.toMatchObject({ reason: 'BUSY' });
    await Promise.all(waiting.map(async ({ done }) => expect(done).rejects.toMatchObject({ reason: 'BUSY' })));
    running.end();
    await running.done;
    const next = begin('much');
    next.end();
    await next.done;
  });

  test('Work that fails passes its turn on', async () => {
    const turns = new FairTurns({ ...settings, freeMs: 0 });
    await expect(turns.run('a', async () => Promise.reject(new Error('not today')))).rejects.toThrow('not today');
    await expect(turns.run('a', async () => 'done')).resolves.toBe('done');
  });
});

test('Of several long tasks that yield, one continues in each iteration of the loop', async () => {
  const rounds: number[] = [];
  let round = 0;
  let isCounting = true;
  const count = (): void => {
    round += 1;
    if (isCounting) setImmediate(count);
  };
  setImmediate(count);
  await Promise.all([1, 2, 3].map(async () => nextTurnOfLoop().then(() => rounds.push(round))));
  isCounting = false;
  expect(new Set(rounds).size).toBe(3);
});
