import { describe, expect, test } from '@jest/globals';
import { terminalProgress } from '../src/progress.js';

/** What is written while a step takes three notes. */
async function written(isTTY: boolean, everyMs: number): Promise<string> {
  let text = '';
  const progress = terminalProgress({ isTTY, write: (more) => void (text += more) }, everyMs);
  await progress.step('demo', async (note) => {
    for (const count of ['1/3', '2/3', '3/3']) note(count);
  });
  return text;
}

describe('progress', () => {
  test('moves in one line on a terminal', async () => {
    expect(await written(true, 60_000)).toMatch(
      /\r.*… demo: 1\/3\r.*… demo: 2\/3\r.*… demo: 3\/3\r.*✓ demo \(\d\.\d s\)\n$/,
    );
  });

  test('is a line each where there is no terminal, once the time for one has come', async () => {
    expect(await written(false, 0)).toMatch(
      /^ {2}… demo: 1\/3\n {2}… demo: 2\/3\n {2}… demo: 3\/3\n {2}✓ demo \(\d\.\d s\)\n$/,
    );
  });

  test('is not told more often than that: a quick step is one line', async () => {
    expect(await written(false, 60_000)).toMatch(/^ {2}✓ demo \(\d\.\d s\)\n$/);
  });
});
