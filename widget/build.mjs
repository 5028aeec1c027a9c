/** Builds the widget into `build/`: `loader.js`, a plain script, and the modules `chat.js`, `rich.js`, `frames.js`, `asks.js`, `moments.js`, `unread.js` and `preview.js`. */
import { cp, mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { hashesModule } from './operations.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const target = ['chrome110', 'firefox115', 'safari16.4'];

/** Imports of `.css` become the minified text. */
const cssText = {
  name: 'css-text',
  setup(setup) {
    setup.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, target });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

/** Fills in the hashes of the operations. */
const operationHashes = {
  name: 'operation-hashes',
  setup(setup) {
    setup.onLoad({ filter: /[\\/]transport[\\/]hashes\.ts$/ }, async () => ({
      contents: await hashesModule(),
      loader: 'ts',
    }));
  },
};

const settings = {
  // From the sources of the workspace, which need no build.
  conditions: ['tertulia-source'],
  bundle: true,
  minify: true,
  target,
  legalComments: 'none',
  tsconfigRaw: { compilerOptions: { alwaysStrict: false, jsx: 'react-jsx', jsxImportSource: 'preact' } },
  charset: 'utf8',
  plugins: [cssText, operationHashes],
  logLevel: 'warning',
};

/** The modules that the chat or the loader import when they are needed; `src/NAME/NAME.ts` becomes `NAME.js`. */
const modules = ['unread', 'asks', 'moments', 'preview', 'rich', 'frames'];

/** Builds into `outFolder`, an absolute path; rejects when a source does not compile. */
export async function buildWidget(outFolder) {
  await mkdir(outFolder, { recursive: true });
  await Promise.all([
    build({
      ...settings,
      entryPoints: [`${folder}src/loader/loader.ts`],
      outfile: `${outFolder}/loader.js`,
      format: 'iife',
    }),
    build({
      ...settings,
      entryPoints: [`${folder}src/chat.tsx`],
      outfile: `${outFolder}/chat.js`,
      format: 'esm',
      jsx: 'automatic',
      jsxImportSource: 'preact',
    }),
    ...modules.map((name) =>
      build({
        ...settings,
        entryPoints: [`${folder}src/${name}/${name}.ts`],
        outfile: `${outFolder}/${name}.js`,
        format: 'esm',
      }),
    ),
    cp(`${folder}demo`, `${outFolder}/demo`, { recursive: true }),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWidget(process.argv[2] ?? `${folder}build`);
