import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
let folder: string;

/** Two workspaces: one that exports, one that imports. */
const files: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'planted',
    private: true,
    type: 'module',
    workspaces: ['packages/*/*', 'gateway'],
  }),
  'knip.json': JSON.stringify({ ignoreExportsUsedInFile: true, workspaces: { gateway: { entry: ['src/main.ts'] } } }),
  'packages/domain/words/package.json': JSON.stringify({
    ...{ name: '@planted/words', version: '0.1.0', type: 'module' },
    exports: { '.': './src/index.ts' },
  }),
  'packages/domain/words/src/index.ts': "export { heard } from './words.js';\n",
  'packages/domain/words/src/words.ts': "export const heard = 'heard';\nexport const unheard = 'unheard';\n",
  'gateway/package.json': JSON.stringify({ name: '@planted/gateway', dependencies: { '@planted/words': '0.1.0' } }),
  'gateway/src/main.ts': "import { heard } from '@planted/words';\n\nprocess.stdout.write(heard);\n",
};

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function check() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'tools', 'index-exports.ts')], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env['PATH']}` },
  });
  return { isContent: status === 0, output: stdout + stderr };
}

beforeEach(() => {
  folder = mkdtempSync(join(root, '.index-exports-'));
  for (const [path, text] of Object.entries(files)) write(path, text);
  mkdirSync(join(folder, 'node_modules', '@planted'), { recursive: true });
  symlinkSync(join(folder, 'packages', 'domain', 'words'), join(folder, 'node_modules', '@planted', 'words'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('An index whose exports are all imported by another workspace passes', () => {
  expect(check()).toEqual({ isContent: true, output: '' });
});

test('An export of an index that no other workspace imports is refused by name', () => {
  write('packages/domain/words/src/index.ts', "export { heard, unheard } from './words.js';\n");
  const { isContent, output } = check();
  expect(isContent).toBe(false);
  expect(output).toContain('packages/domain/words/src/index.ts: no workspace imports unheard');
  expect(output).not.toContain('imports heard');
});
