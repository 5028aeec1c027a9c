/** What a browser downloads before a page can be used: bytes are the same everywhere, so they have a limit that they may not grow over. */
import assert from 'node:assert/strict';
import { get } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { startPlatform } from '../kit/platform.ts';
import { report, testLimitMs } from '../kit/scale.ts';
import type { Platform } from '../kit/started.ts';

const timeout = testLimitMs;

/** KB of scripts, compressed with gzip, that the HTML of a page names. React and the framework's router are 129 of them. */
const limits = [
  ['/sign-in', 150],
  ['/sign-up', 150],
  ['/', 300],
] as const;

let platform: Platform;

before(async () => {
  platform = await startPlatform();
});
after(async () => {
  await platform?.stop();
});

void describe('a first visit', () => {
  for (const [path, limitKb] of limits) {
    void test(`${path} loads at most ${limitKb} KB of scripts`, { timeout }, async () => {
      const html = (await download(path, 'identity')).toString('utf8');
      // Scripts for browsers without modules are left out: no current browser downloads them.
      const scripts = new Set(
        Array.from(html.matchAll(/<script(?![^>]+nomodule)[^>]+src="([^"]+)"/gi), ([, src]) => src),
      );
      assert.ok(scripts.size > 5, 'the page names its scripts');
      let bytes = 0;
      for (const script of scripts) bytes += (await download(script ?? '', 'gzip')).length;
      const kb = bytes / 1024;
      report(`scripts of ${path}`, { KB: kb.toFixed(1), limit: limitKb });
      assert.ok(kb <= limitKb, `${kb.toFixed(1)} KB`);
    });
  }
});

/** The bytes of a response as they come over the wire. */
function download(path: string, encoding: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(`${platform.url}${path}`, { headers: { 'accept-encoding': encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const isFine = response.statusCode === 200 && (response.headers['content-encoding'] ?? 'identity') === encoding;
        if (isFine) resolve(Buffer.concat(chunks));
        else reject(new Error(`${path}: ${response.statusCode} ${response.headers['content-encoding']}`));
      });
    }).on('error', reject);
  });
}
