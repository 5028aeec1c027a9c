// Runs every suite on real processes one after the other: each starts the platform on a free port. Some look at it in a browser.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { skipWithoutServers } from './kit/world.ts';

const folder = import.meta.dirname;
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const wanted = process.argv.slice(2);
const suites = globSync('*/*.test.ts', { cwd: folder })
  .toSorted()
  .filter((suite) => wanted.length === 0 || wanted.some((name) => suite.includes(name)));
if (suites.length === 0) {
  console.error('no suite to run');
  process.exit(1);
}
const needsBrowser = (suite: string) => readFileSync(join(folder, suite), 'utf8').includes('kit/browser.ts');
if (!existsSync(chromium) && suites.some(needsBrowser)) {
  console.error(`Falta Chromium / Chromium is missing: ${chromium}. apt-get install chromium, o/or CHROMIUM=/path`);
  process.exit(1);
}
// One process after the other: a machine of two cores has no more to give. The main job has to pass in both ways of running.
const skipped = skipWithoutServers();
const runs = suites.flatMap((suite) => {
  const once = { suite, mode: 'one process' };
  if (!suite.startsWith('main-job')) return [once];
  if (skipped === false) return [once, { suite, mode: 'distributed' }];
  console.error(`skipped: ${suite} (distributed): ${skipped}`);
  return [once];
});
const failed = runs.filter(({ suite, mode }) => {
  const { status } = spawnSync(process.execPath, ['--test', join(folder, suite)], {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM: chromium, MODE: mode },
  });
  return status !== 0;
});
for (const { suite, mode } of failed) console.error(`failed: ${suite} (${mode})`);
process.exit(failed.length === 0 ? 0 : 1);
