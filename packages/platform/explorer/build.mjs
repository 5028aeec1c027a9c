/** Builds the page's script and styles into `build/`, uncompressed and compressed. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Builds into `outFolder`, an absolute path; rejects when a source does not compile. */
export async function buildExplorer(outFolder) {
  await build({
    entryPoints: [{ in: `${folder}src/main.tsx`, out: 'explorer' }],
    outdir: outFolder,
    bundle: true,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    target: ['chrome110', 'firefox115', 'safari16.4'],
    legalComments: 'none',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  await Promise.all(['explorer.js', 'explorer.css'].map((name) => compress(`${outFolder}/${name}`)));
}

async function compress(path) {
  const plain = await readFile(path);
  await writeFile(`${path}.gz`, await promisify(gzip)(plain, { level: 9 }));
  await writeFile(`${path}.br`, await promisify(brotliCompress)(plain));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildExplorer(process.argv[2] ?? `${folder}build`);
