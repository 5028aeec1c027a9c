import { expect, test } from '@jest/globals';
import { inBatches } from '../src/application/in-batches.js';

/** Collects the batches that ran; their results are the inputs, ten times as large. */
function recorded() {
  const batches: (readonly number[])[] = [];
  const run = async (inputs: readonly number[]): Promise<number[]> => {
    batches.push(inputs);
    return inputs.map((input) => input * 10);
  };
  return { batches, run };
}

const nextTurn = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('Calls of one turn run together, and each gets its own result', async () => {
  const { batches, run } = recorded();
  const call = inBatches(run, { sizeMax: 3 });
  expect(await Promise.all([call(1), call(2), call(3), call(4)])).toEqual([10, 20, 30, 40]);
  expect(batches).toEqual([[1, 2, 3], [4]]);
});

test('Under load, calls of several turns gather until the next batch may begin', async () => {
  const { batches, run } = recorded();
  const call = inBatches(run, { sizeMax: 100, everyMs: 500 });
  await call(1);
  const second = call(2);
  await nextTurn();
  await Promise.all([second, call(3)]);
  expect(batches).toEqual([[1], [2, 3]]);
});

test('A full batch does not wait', async () => {
  const { batches, run } = recorded();
  const call = inBatches(run, { sizeMax: 2, everyMs: 3_600_000 });
  expect(await Promise.all([call(1), call(2), call(3), call(4)])).toEqual([10, 20, 30, 40]);
  expect(batches).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('A batch that fails fails its calls and no later ones', async () => {
  let runs = 0;
  const call = inBatches(
    async (inputs: readonly number[]) => {
      runs += 1;
      if (runs === 1) throw new Error('once');
      return inputs;
    },
    { sizeMax: 100 },
  );
  await expect(call(1)).rejects.toThrow('once');
  expect(await call(2)).toBe(2);
});
