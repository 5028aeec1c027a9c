import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const programs = join(root, 'node_modules', '.bin');
let folder: string;

beforeEach(() => {
  // Inside the repository, where the compiler finds the types of Node, at the place of real files.
  folder = mkdtempSync(join(root, '.typed-'));
  for (const file of ['tsconfig.base.json', 'oxlint.config.ts', 'e2e/tsconfig.json', 'bench/tsconfig.json']) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(root, file), join(folder, file));
  }
  for (const floor of ['packages/programs', 'packages/platform', 'packages/domain', 'subgraphs'])
    mkdirSync(join(folder, floor), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function plant(path: string, source: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), source);
}

/** What a program prints in the folder, and whether it was content. */
function run(program: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  return { isContent: status === 0, output: stdout + stderr };
}

const compile = (workspace: string) => run(join(programs, 'tsc'), '-p', workspace);
const lint = (path: string) => run(join(programs, 'oxlint'), '--no-ignore', '--format', 'unix', path);
const checkNames = () => run(process.execPath, join(root, 'tools', 'name-check.ts'));

describe.each(['e2e', 'bench'])('in %s', (workspace) => {
  test('a typed file passes the compiler, the linter and the check of names', () => {
    spawnSync('git', ['init', '--quiet'], { cwd: folder });
    plant(`${workspace}/kit/planted.ts`, 'export const double = (count: number): number => 2 * count;\n');
    expect(compile(workspace)).toMatchObject({ isContent: true, output: '' });
    expect(lint(`${workspace}/kit/planted.ts`).isContent).toBe(true);
    expect(checkNames()).toMatchObject({ isContent: true, output: '' });
  });

  test.each([
    ['a parameter without a type', 'export const double = (count) => 2 * count;\n', 'TS7006'],
    ['an item of a list that may be missing', 'export const first = (all: string[]): string => all[0];\n', 'TS2322'],
    ['syntax that Node cannot strip', 'export enum Mode {\n  One,\n}\n', 'TS1294'],
    [
      'a type that is imported as a value',
      "import { NetConnectOpts } from 'node:net';\nexport type Options = NetConnectOpts;\n",
      'TS1484',
    ],
  ])('the compiler refuses %s', (_, source, code) => {
    plant(`${workspace}/kit/planted.ts`, source);
    expect(compile(workspace).output).toContain(code);
  });

  test('the linter refuses an `any`', () => {
    plant(`${workspace}/kit/planted.ts`, 'export const double = (count: any): number => 2 * count;\n');
    expect(lint(`${workspace}/kit/planted.ts`).output).toContain('no-explicit-any');
  });

  test.each(['mjs', 'js', 'cjs'])('the check of names refuses a file that was left as .%s', (ending) => {
    spawnSync('git', ['init', '--quiet'], { cwd: folder });
    plant(`${workspace}/kit/planted.${ending}`, 'export const double = (count) => 2 * count;\n');
    const { isContent, output } = checkNames();
    expect(isContent).toBe(false);
    expect(output).toContain(`${workspace}/kit/planted.${ending}: write it in TypeScript`);
  });
});
