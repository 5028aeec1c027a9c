import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildArtifacts } from './artifacts.js';

const root = join(import.meta.dirname, '..', '..');

for (const [path, text] of await buildArtifacts()) {
  const target = join(root, path);
  await mkdir(dirname(target), { recursive: true });
  // A running gateway watches these files, so replace them atomically.
  await writeFile(`${target}.new`, text);
  await rename(`${target}.new`, target);
}
