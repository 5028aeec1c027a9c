import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildArtifacts } from './artifacts.js';

const root = join(import.meta.dirname, '..', '..');
const stale: string[] = [];

for (const [path, text] of await buildArtifacts()) {
  const committed = await readFile(join(root, path), 'utf8').catch(() => '');
  if (committed !== text) stale.push(path);
}

if (stale.length > 0) {
  process.stderr.write(`Out of date: ${stale.join(', ')}. Run "npm run generate" and commit the result.\n`);
  process.exitCode = 1;
}
