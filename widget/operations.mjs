/** The operations of the widget as the gateway gets to know them. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const sources = `
  export { operations } from './transport/operations.js';
  export { previewOperations } from './preview/preview-operations.js';
`;

/** Shorter texts are sent as they are: a hash takes a hundred characters of a request, and cannot be compressed in the module. */
const hashedFrom = 300;

/** The texts of the operations that are sent by their hash, by module and name. */
export async function readOperations() {
  const resolveDir = fileURLToPath(new URL('src', import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents: sources, resolveDir, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'warning',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const texts = await import(`data:text/javascript;base64,${code}`);
  const long = (of) => Object.fromEntries(Object.entries(of).filter(([, text]) => text.length >= hashedFrom));
  return { operations: long(texts.operations), previewOperations: long(texts.previewOperations) };
}

/** What the build puts in place of `src/transport/hashes.ts`: the hashes of the operations. */
export async function hashesModule() {
  const { operations, previewOperations } = await readOperations();
  const line = (name, texts) => `export const ${name} = ${JSON.stringify(hashesOf(texts))};\n`;
  return [line('operationHashes', operations), line('previewHashes', previewOperations)].join('');
}

function hashesOf(texts) {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, createHash('sha256').update(text).digest('hex')]),
  );
}
