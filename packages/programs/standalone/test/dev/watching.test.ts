import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '@tertulia/testkit';
import { FolderWatch } from '../../src/dev/folder-watch.js';
import { SettledChanges } from '../../src/dev/settled-changes.js';

let folder = '';
let told: string[] = [];
let watch: FolderWatch;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tertulia-watch-'));
  await mkdir(join(folder, 'a', 'b'), { recursive: true });
  await writeFile(join(folder, 'a', 'b', 'file.ts'), '1');
  told = [];
  watch = new FolderWatch((path) => told.push(path));
  await watch.add(folder);
});
afterEach(async () => {
  watch.close();
  await rm(folder, { recursive: true, force: true });
});

/** Resolves with the path once it is reported, and clears the reported paths. */
async function toldOf(path: string): Promise<string | undefined> {
  await eventually(() => expect(told).toContain(path));
  return told.splice(0).find((one) => one === path);
}

describe('watched folders', () => {
  test('A file that an editor replaces is reported, and every later change of it', async () => {
    const path = join(folder, 'a', 'b', 'file.ts');
    for (const text of ['2', '3']) {
      await writeFile(`${path}.tmp`, text);
      await rename(`${path}.tmp`, path);
      expect(await toldOf(path)).toBeDefined();
    }
    await writeFile(path, '4');
    expect(await toldOf(path)).toBeDefined();
  });

  test('Files of a new folder are reported', async () => {
    await mkdir(join(folder, 'a', 'new'));
    const path = join(folder, 'a', 'new', 'file.ts');
    await writeFile(path, '1');
    expect(await toldOf(path)).toBeDefined();
    await writeFile(path, '2');
    expect(await toldOf(path)).toBeDefined();
  });

  test('Files of a folder that was removed and created again are reported', async () => {
    await rm(join(folder, 'a', 'b'), { recursive: true });
    expect(await toldOf(join(folder, 'a', 'b'))).toBeDefined();
    await mkdir(join(folder, 'a', 'b'));
    await writeFile(join(folder, 'a', 'b', 'file.ts'), '2');
    expect(await toldOf(join(folder, 'a', 'b', 'file.ts'))).toBeDefined();
  });
});

describe('changes', () => {
  test('Changes that arrive together are handled together, and later ones afterwards', async () => {
    const works: string[][] = [];
    let finish = (): void => undefined;
    const changes = new SettledChanges(async (paths) => {
      works.push([...paths]);
      if (works.length === 1) await new Promise<void>((resolve) => (finish = resolve));
    });
    for (const path of ['a', 'b', 'a']) changes.add(path);
    await eventually(() => expect(works).toEqual([['a', 'b']]));
    changes.add('c');
    finish();
    await eventually(() => expect(works).toEqual([['a', 'b'], ['c']]));
    await changes.close();
  });

  test('Pending changes are discarded at the end', async () => {
    const works: string[][] = [];
    const changes = new SettledChanges(async (paths) => void works.push([...paths]));
    changes.add('a');
    await changes.close();
    changes.add('b');
    await eventually(() => expect(works).toEqual([['b']]));
  });
});
