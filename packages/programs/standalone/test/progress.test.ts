import { describe, expect, test } from '@jest/globals';
import { terminalProgress } from '../src/progress.js';

/** The output while a step makes three notes. */
async function written(isTTY: boolean, everyMs: number): Promise<string> {
  let text = '';
  const progress = terminalProgress({ isTTY, write: (more) => void (text += more) }, everyMs);
  await progress.step('demo', async (note) => {
    for (const count of ['1/3', '2/3', '3/3']) note(count);
  });
  return text;
}

describe('progress', () => {
  test('On a terminal, progress is updated in one line', async () => {
    expect(await written(true, 60_000)).toMatch(
      /\r.*… demo: 1\/3\r.*… demo: 2\/3\r.*… demo: 3\/3\r.*✓ demo \(\d\.\d s\)\n$/,
    );
  });

  test('Without a terminal, progress is printed in separate lines at intervals', async () => {
    expect(await written(false, 0)).toMatch(
      /^ {2}… demo: 1\/3\n {2}… demo: 2\/3\n {2}… demo: 3\/3\n {2}✓ demo \(\d\.\d s\)\n$/,
    );
  });

  test('Progress is printed no more often: a quick step is one line', async () => {
    expect(await written(false, 60_000)).toMatch(/^ {2}✓ demo \(\d\.\d s\)\n$/);
  });
});
