/**
 * Writes src/gql/: the types of every operation of the portal in graphql.ts, and the typed documents in a module for each file of
 * operations, so that a page loads those of its features only. Each document has the hash of its text, which is sent in its place.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, Kind, parse, printSchema, validate } from 'graphql';
import { isSentAsText, readDocuments, sentOperations } from './operations.mjs';

const root = join(import.meta.dirname, '..');
const outputFolder = join(import.meta.dirname, 'src/gql');

const scalars = {
  DateTime: 'string',
  Date: 'string',
  TimeZone: 'string',
  JSON: 'unknown',
};

const sharedConfig = {
  scalars,
  useTypeImports: true,
  enumsAsTypes: true,
  skipTypename: true,
  avoidOptionals: { field: true, inputValue: false, object: true, defaultValue: false },
  strictScalars: true,
  dedupeFragments: true,
};

const schemaText = await readFile(join(root, 'graphql/api.graphql'), 'utf8');
const schema = buildSchema(schemaText);

const documents = (await readDocuments()).map((source) => ({ ...source, location: `portal/src/${source.path}` }));

const whole = { kind: 'Document', definitions: documents.flatMap((source) => source.document.definitions) };
const problems = validate(schema, whole);
if (problems.length > 0) {
  for (const problem of problems) process.stderr.write(`${problem.message}\n`);
  process.exit(1);
}

const hashes = new Map(sentOperations(documents).map(({ operation, hash }) => [operation.name.value, hash]));

const shared = { schema: parse(printSchema(schema)), schemaAst: schema };
const types = await codegen({
  ...shared,
  filename: 'graphql.ts',
  documents,
  config: sharedConfig,
  plugins: [{ 'typescript-operations': {} }],
  pluginMap: { 'typescript-operations': typescriptOperations },
});
const modules = await Promise.all(
  documents.map(async ({ path, location, document }) => {
    const name = nameOf(path);
    const text = await codegen({
      ...shared,
      filename: `${name}.ts`,
      documents: [{ location, document }],
      config: {
        ...sharedConfig,
        importOperationTypesFrom: 'Types',
        externalFragments: fragmentsBeside(location),
        documentMode: isSentAsText(path) ? 'string' : 'documentNodeImportFragments',
        ...(isSentAsText(path)
          ? {}
          : { unstable_onExecutableDocumentNode: ({ definitions }) => ({ hash: hashOf(definitions) }) }),
      },
      plugins: [{ 'typed-document-node': {} }],
      pluginMap: { 'typed-document-node': typedDocumentNode },
    });
    return { name, text: `import type * as Types from './graphql.js';\n${text}` };
  }),
);

await rm(outputFolder, { recursive: true, force: true });
await mkdir(outputFolder, { recursive: true });
for (const { name, text } of modules) await writeFile(join(outputFolder, `${name}.ts`), text);
const exports = modules.map(({ name }) => `export * from './${name}.js';\n`).join('');
await writeFile(join(outputFolder, 'graphql.ts'), `${types}\n${exports}`);
process.stdout.write(`${documents.length} documents -> portal/src/gql\n`);

function hashOf(definitions) {
  const { name } = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return hashes.get(name.value);
}

/** `features/bots/draft.graphql` is `bots-draft-documents`. */
function nameOf(path) {
  return `${path
    .replace(/^features\//, '')
    .replace(/\.graphql$/, '')
    .replaceAll('/', '-')}-documents`;
}

/** The fragments of all other files, which operations of this one may use. */
function fragmentsBeside(location) {
  return documents
    .filter((source) => source.location !== location)
    .flatMap((source) => source.document.definitions)
    .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
    .map((node) => ({
      node,
      name: node.name.value,
      onType: node.typeCondition.name.value,
      isExternal: true,
      importFrom: null,
    }));
}
