import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { previewOperations } from '../src/preview/preview-operations.js';
import { operations } from '../src/transport/operations.js';

const folder = mkdtempSync(join(tmpdir(), 'widget-build-'));
const known = JSON.parse(readFileSync(new URL('../../graphql/operations.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;
const sizeOf = (name: string): number => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length;

beforeAll(() => {
  // Runs in a separate process, because the bundler does not work in the test runner's realm.
  const script = fileURLToPath(new URL('../build.mjs', import.meta.url));
  execFileSync(process.execPath, [script, folder], { env: { ...process.env, NODE_OPTIONS: '' } });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('downloads of the visitor', () => {
  test('The loader is at most 2 KB', () => {
    expect(sizeOf('loader.js')).toBeLessThanOrEqual(2_048);
  });

  test('The chat with its styles is at most 40 KB', () => {
    expect(sizeOf('chat.js')).toBeLessThanOrEqual(40_960);
  });

  test('The module for videos, places and the like is at most 5 KB', () => {
    expect(sizeOf('rich.js')).toBeLessThanOrEqual(5_120);
  });

  test('The module for pages in frames is at most 5 KB', () => {
    expect(sizeOf('frames.js')).toBeLessThanOrEqual(5_120);
  });

  test('The module for forms and the like is at most 5 KB', () => {
    expect(sizeOf('asks.js')).toBeLessThanOrEqual(5_120);
  });

  test('The module for days with their times is at most 5 KB', () => {
    expect(sizeOf('moments.js')).toBeLessThanOrEqual(5_120);
  });

  test('The module for unread replies is at most 5 KB', () => {
    expect(sizeOf('unread.js')).toBeLessThanOrEqual(5_120);
  });

  test('What previews of drafts add is at most 5 KB', () => {
    expect(sizeOf('preview.js')).toBeLessThanOrEqual(5_120);
  });

  test.each([
    ['chat.js', operations],
    ['preview.js', previewOperations],
  ])('%s names each of its longer operations by the hash that the gateway knows', (name, texts) => {
    const code = readFileSync(join(folder, name), 'utf8');
    const longer = Object.entries(texts).filter(([, text]) => text.length >= 300);
    expect(longer.length).toBeGreaterThan(2);
    for (const [operation, text] of longer) {
      const hash = createHash('sha256').update(text).digest('hex');
      expect([operation, code.includes(hash), known[hash]]).toEqual([operation, true, text]);
    }
  });

  test('No bundle creates markup or code from text', () => {
    for (const name of [
      'loader.js',
      'chat.js',
      'rich.js',
      'frames.js',
      'asks.js',
      'moments.js',
      'unread.js',
      'preview.js',
    ]) {
      const code = readFileSync(join(folder, name), 'utf8');
      expect(code).not.toMatch(/\beval\(|new Function\(|document\.write|insertAdjacentHTML|\.outerHTML/);
    }
  });
});
