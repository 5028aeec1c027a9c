/** Writes src/gql/graphql.ts: types and typed documents of every operation of the portal. */
import { globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, printSchema, validate } from 'graphql';

const root = join(import.meta.dirname, '..');
/** Each feature keeps its operations beside its screens. */
const sourceFolder = join(import.meta.dirname, 'src');
const outputFile = join(import.meta.dirname, 'src/gql/graphql.ts');

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

const output = await codegen({
  filename: outputFile,
  schema: parse(printSchema(schema)),
  schemaAst: schema,
  documents,
  config: sharedConfig,
  plugins: [{ 'typescript-operations': {} }, { 'typed-document-node': {} }],
  pluginMap: {
    'typescript-operations': typescriptOperations,
    'typed-document-node': typedDocumentNode,
  },
});

await mkdir(join(import.meta.dirname, 'src/gql'), { recursive: true });
await writeFile(outputFile, output);
process.stdout.write(`${documents.length} documents -> ${relative(root, outputFile)}\n`);
