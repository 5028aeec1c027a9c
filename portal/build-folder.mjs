// Where the built portal lies. It is built in a workshop and copied from there into a folder of its own, so that what is being
// served is never written to; a small file names the folder that the next start serves.
import { readFileSync } from 'node:fs';
import { cp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const folder = import.meta.dirname;
const pointer = join(folder, '.next-current');
const prefix = '.next-build-';
/** The newest, and the one before it, which a running server may still read from. */
const buildsKept = 2;

/** Folder that the bundler writes to, with what makes the next build faster. */
export const workshop = '.next';

/** Name of the folder that the next start serves; the workshop before the first build. */
export function currentBuild() {
  try {
    return readFileSync(pointer, 'utf8').trim();
  } catch {
    return workshop;
  }
}

/** Copies what was built and names it from now on, at once; removes builds that nobody can be serving any more. */
export async function publishBuild() {
  const build = `${prefix}${Date.now().toString(36)}`;
  const isServed = (source) => !['cache', 'dev'].includes(basename(source));
  await cp(join(folder, workshop), join(folder, `${build}.new`), { recursive: true, filter: isServed });
  await rename(join(folder, `${build}.new`), join(folder, build));
  await writeFile(`${pointer}.new`, `${build}\n`);
  await rename(`${pointer}.new`, pointer);
  for (const old of (await buildsByAge()).slice(buildsKept)) await rm(join(folder, old), { recursive: true });
}

async function buildsByAge() {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  const ages = await Promise.all(
    names.map(async (name) => ({ name, madeAt: (await stat(join(folder, name))).mtimeMs })),
  );
  return ages.toSorted((a, b) => b.madeAt - a.madeAt).map(({ name }) => name);
}
