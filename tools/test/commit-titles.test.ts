import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const program = join(import.meta.dirname, '..', 'commit-titles.ts');
let folder: string;

function git(...words: string[]): void {
  const identity = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com'];
  const { status, stderr } = spawnSync('git', [...identity, ...words], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function commit(title: string): void {
  git('commit', '--quiet', '--allow-empty', '--message', title);
}

function check(...range: string[]) {
  return spawnSync(process.execPath, [program, ...range], { cwd: folder, encoding: 'utf8' });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'titles-'));
  git('init', '--quiet');
  commit('Start');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('A short imperative title passes, with and without the part in front', () => {
  commit('Refuse a second publication while one is open');
  commit('Bots: refuse a second publication while one is open');
  expect(check('HEAD~2..HEAD')).toMatchObject({ status: 0, stdout: '' });
});

test.each([
  ['Bots: ' + 'very '.repeat(14) + 'long', '72 at most'],
  ['Refuse it.', 'full stop'],
  ['Bots: refused a second publication', 'not imperative'],
  ['Fixing a publication', 'not imperative'],
])('The title %p is refused with a reason', (title, reason) => {
  commit(title);
  const { status, stdout } = check();
  expect(status).toBe(1);
  expect(stdout).toContain(reason);
});
