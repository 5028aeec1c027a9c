// The folders of the built portal. The bundler writes to one folder, and the result is copied to a folder of its own,
// so that a build that is being served is never changed. A small file names the folder that the next start serves.
import { readFileSync } from 'node:fs';
import { cp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const folder = import.meta.dirname;
const pointer = join(folder, '.next-current');
const prefix = '.next-build-';
/** The newest build and the one before it, which a running server may still read. */
const buildsKept = 2;

/** The folder that the bundler writes to, including its cache. */
export const bundlerFolder = '.next';

/** The folder that the next start serves; the bundler's folder before the first build. */
export function currentBuild() {
  try {
    return readFileSync(pointer, 'utf8').trim();
  } catch {
    return bundlerFolder;
  }
}

/** Copies the build, atomically makes it the current one, and removes builds that are no longer served. */
export async function publishBuild() {
  const build = `${prefix}${Date.now().toString(36)}`;
  const isServed = (source) => !['cache', 'dev'].includes(basename(source));
  await cp(join(folder, bundlerFolder), join(folder, `${build}.new`), { recursive: true, filter: isServed });
  await compressFiles(join(folder, `${build}.new`, 'static'));
  await rename(join(folder, `${build}.new`), join(folder, build));
  await writeFile(`${pointer}.new`, `${build}\n`);
  await rename(`${pointer}.new`, pointer);
  for (const old of (await buildsByAge()).slice(buildsKept)) await rm(join(folder, old), { recursive: true });
}

/** Writes a compressed copy beside each text file that browsers load, so that no request has to compress it. */
async function compressFiles(files) {
  const entries = await readdir(files, { recursive: true, withFileTypes: true });
  const texts = entries.filter((entry) => entry.isFile() && /\.(?:js|css|svg|json)$/.test(entry.name));
  await Promise.all(
    texts.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      const plain = await readFile(path);
      await writeFile(`${path}.gz`, await promisify(gzip)(plain, { level: 9 }));
      await writeFile(`${path}.br`, await promisify(brotliCompress)(plain, { params: brotliSettings(plain) }));
    }),
  );
}

function brotliSettings({ length }) {
  return { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: length };
}

async function buildsByAge() {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  const ages = await Promise.all(
    names.map(async (name) => ({ name, madeAt: (await stat(join(folder, name))).mtimeMs })),
  );
  return ages.toSorted((a, b) => b.madeAt - a.madeAt).map(({ name }) => name);
}
