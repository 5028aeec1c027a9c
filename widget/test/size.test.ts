import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'widget-build-'));
const sizeOf = (name: string): number => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length;

beforeAll(() => {
  // In a process of its own: the bundler refuses the test runner's realm.
  const script = fileURLToPath(new URL('../build.mjs', import.meta.url));
  execFileSync(process.execPath, [script, folder], { env: { ...process.env, NODE_OPTIONS: '' } });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what a visitor downloads', () => {
  test('the loader is at most 2 KB', () => {
    expect(sizeOf('loader.js')).toBeLessThanOrEqual(2_048);
  });

  test('the chat with its styles is at most 35 KB', () => {
    expect(sizeOf('chat.js')).toBeLessThanOrEqual(35_840);
  });

  test('what looks for answers on the next page is at most 5 KB', () => {
    expect(sizeOf('unread.js')).toBeLessThanOrEqual(5_120);
  });

  test('nothing in it builds markup or code from text', () => {
    for (const name of ['loader.js', 'chat.js', 'unread.js']) {
      const code = readFileSync(join(folder, name), 'utf8');
      expect(code).not.toMatch(/\beval\(|new Function\(|document\.write|insertAdjacentHTML|\.outerHTML/);
    }
  });
});
