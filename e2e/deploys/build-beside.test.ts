/** A new build in the folder of a running platform: its pages go on, and the next start serves the new one. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { after, before, describe, test } from '../kit/runner.ts';
import { startPlatform } from '../kit/platform.ts';
import type { Platform } from '../kit/started.ts';
import { currentBuild } from '../../portal/build-folder.mjs';

const root = join(import.meta.dirname, '..', '..');
const pages = ['/', '/sign-in', '/bots', '/conversations', '/settings', '/welcome'];

describe('a build beside a running platform', () => {
  let platform: Platform;
  before(async () => {
    platform = await startPlatform();
  });
  after(async () => platform?.stop());

  test('A build leaves every page and script of the running platform unchanged, and the next start serves it', async () => {
    const served = currentBuild();
    // Only one page: the others must also be served when they are first requested after the build.
    const first = await scriptsOf(platform.url, ['/']);
    await promisify(execFile)('npm', ['run', '--silent', 'build:portal'], { cwd: root });
    assert.notEqual(currentBuild(), served);
    const again = await scriptsOf(platform.url, pages);
    for (const script of first) assert.ok(again.has(script), `${script} is not what the page names any more`);
    for (const script of again) assert.equal((await fetch(`${platform.url}${script}`)).status, 200, script);
  });
});

async function scriptsOf(url: string, paths: readonly string[]): Promise<Set<string>> {
  const scripts = new Set<string>();
  for (const path of paths) {
    const answer = await fetch(`${url}${path}`);
    assert.equal(answer.status, 200, path);
    for (const [, script = ''] of (await answer.text()).matchAll(/src="(\/_next\/[^"]+)"/g)) scripts.add(script);
  }
  return scripts;
}
