/**
 * Writes src/gql/: the types of every operation of the portal in graphql.ts, and the typed documents in a module for each file of
 * operations, so that a page loads those of its features only.
 */
import { globSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, Kind, parse, printSchema, validate } from 'graphql';

const root = join(import.meta.dirname, '..');
/** Each feature keeps its operations beside its screens. */
const sourceFolder = join(import.meta.dirname, 'src');
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

const files = globSync('**/*.graphql', { cwd: sourceFolder }).toSorted();
const documents = await Promise.all(
  files.map(async (file) => {
    const path = join(sourceFolder, file);
    return { location: relative(root, path), document: parse(await readFile(path, 'utf8')) };
  }),
);

const whole = { kind: 'Document', definitions: documents.flatMap((source) => source.document.definitions) };
const problems = validate(schema, whole);
if (problems.length > 0) {
  for (const problem of problems) process.stderr.write(`${problem.message}\n`);
  process.exit(1);
}

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
  documents.map(async ({ location, document }) => {
    const name = nameOf(location);
    const text = await codegen({
      ...shared,
      filename: `${name}.ts`,
      documents: [{ location, document }],
      config: {
        ...sharedConfig,
        importOperationTypesFrom: 'Types',
        externalFragments: fragmentsBeside(location),
        documentMode: isSentAsText(location) ? 'string' : 'documentNode',
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
process.stdout.write(`${documents.length} documents -> ${relative(root, outputFolder)}\n`);

/** Operations of the pages before signing in, which load no GraphQL client that could print a document. */
function isSentAsText(location) {
  return location.endsWith('/entry.graphql');
}

/** `portal/src/features/bots/draft.graphql` is `bots-draft-documents`. */
function nameOf(location) {
  const path = relative('portal/src', location)
    .replace(/^features\//, '')
    .replace(/\.graphql$/, '');
  return `${path.replaceAll(/[/\\]/g, '-')}-documents`;
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
