// Runs every browser suite one after the other: each starts the real platform on a free port.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
if (!existsSync(chromium)) {
  console.error(`Falta Chromium / Chromium is missing: ${chromium}. apt-get install chromium, o/or CHROMIUM=/path`);
  process.exit(1);
}
const wanted = process.argv.slice(2);
const suites = globSync('*/*.test.mjs', { cwd: folder })
  .toSorted()
  .filter((suite) => wanted.length === 0 || wanted.some((name) => suite.includes(name)));
if (suites.length === 0) {
  console.error('no suite to run');
  process.exit(1);
}
const run = spawnSync(
  process.execPath,
  ['--test', '--test-concurrency=1', ...suites.map((suite) => join(folder, suite))],
  {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM: chromium },
  },
);
process.exit(run.status ?? 1);
