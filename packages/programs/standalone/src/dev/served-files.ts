import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

const read = new Set(['.js', '.css', '.graphql']);

/** A hash of all files that a server reads when it starts: when it changes, a restart is needed. */
export async function servedHash(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const files = (await Promise.all(paths.map(async (path) => filesBelow(path)))).flat().toSorted();
  for (const file of files) hash.update(`${file}\0`).update(await readFile(file).catch(() => ''));
  return hash.digest('hex');
}

async function filesBelow(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) return [];
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && read.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));
}
