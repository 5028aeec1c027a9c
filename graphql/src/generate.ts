import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildArtifacts } from './artifacts.js';

const root = join(import.meta.dirname, '..', '..');

for (const [path, text] of await buildArtifacts()) {
  const target = join(root, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, text);
}
