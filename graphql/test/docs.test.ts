import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, getVariableValues, Kind, parse, validate, type GraphQLSchema } from 'graphql';
import {
  isInRepository,
  linksOf,
  operationsOf,
  pathsOf,
  readPages,
  root,
  scriptsOf,
  workspaces,
  type WrittenOperation,
} from './pages.js';

interface Manifest {
  readonly name: string;
  readonly scripts?: Readonly<Record<string, string>>;
}

const schema = buildSchema(readFileSync(join(root, 'graphql/api.graphql'), 'utf8'));
const pages = readPages();
const operations = pages.flatMap(operationsOf);

/** The errors of an operation; empty when it is valid. */
function mistakesOf(
  written: Pick<WrittenOperation, 'source' | 'variables'>,
  against: GraphQLSchema = schema,
): string[] {
  const document = parse(written.source);
  const invalid = validate(against, document).map((error) => error.message);
  if (written.variables === null || invalid.length > 0) return invalid;
  return document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .flatMap((operation) => {
      const { errors } = getVariableValues(against, operation.variableDefinitions ?? [], written.variables ?? {});
      return (errors ?? []).map((error) => error.message);
    });
}

describe('operations in the documentation', () => {
  test('Every kind of block contains operations to check', () => {
    const inGuide = operations.filter(({ page }) => page === 'docs/api.md').map(({ source }) => source);
    for (const field of ['bots(', 'conversations(', 'metrics(', 'liveConversations']) {
      expect(inGuide.some((source) => source.includes(field))).toBe(true);
    }
    expect(operations.some(({ page }) => page === 'README.md')).toBe(true);
  });

  test.each(operations.map((operation) => [`${operation.page}:${operation.line}`, operation] as const))(
    'The operation at %s is valid against the public schema',
    (_, operation) => {
      expect(mistakesOf(operation)).toEqual([]);
    },
  );

  test('An unknown field and an invalid variable are detected', () => {
    expect(mistakesOf({ source: '{ viewer { nothing } }', variables: null })).toHaveLength(1);
    const source = 'query ($first: Int) { organization { bots(first: $first) { totalCount } } }';
    expect(mistakesOf({ source, variables: { first: 'ten' } })).toHaveLength(1);
  });
});

describe('references in the documentation', () => {
  const links = pages.flatMap((page) => linksOf(page).map((target) => [page.path, target] as const));
  const paths = pages.flatMap((page) => pathsOf(page).map((path) => [page.path, path] as const));

  test('Links lead to existing files', () => {
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter(([, target]) => !isInRepository(target))).toEqual([]);
  });

  test('Named files and folders exist', () => {
    expect(paths.length).toBeGreaterThan(40);
    expect(paths.filter(([, path]) => !isInRepository(path))).toEqual([]);
  });

  test('Named npm commands exist', () => {
    const manifests = ['.', ...workspaces(), 'portal'].map(
      (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest,
    );
    const named = pages.flatMap((page) => scriptsOf(page).map((command) => ({ page: page.path, ...command })));
    expect(named.map(({ script }) => script)).toEqual(expect.arrayContaining(['start:distributed', 'test:browser']));
    const missing = named.filter(({ script, workspace }) => {
      const manifest = manifests.find(({ name }) => name === (workspace ?? 'tertulia'));
      return manifest?.scripts?.[script] === undefined;
    });
    expect(missing).toEqual([]);
  });

  test('Every workspace has a README that states its purpose', () => {
    const readmes = workspaces().map((folder) => `${folder}/README.md`);
    expect(readmes.length).toBeGreaterThan(20);
    expect(readmes.filter((path) => !isInRepository(path))).toEqual([]);
    const empty = pages.filter(({ path, text }) => readmes.includes(path) && text.split('\n').length < 6);
    expect(empty.map(({ path }) => path)).toEqual([]);
  });

  test('Every decision is in the index, and the index lists no others', () => {
    const decisions = pages.map(({ path }) => path).filter((path) => /^docs\/adr\/\d{4}-/.test(path));
    const indexed = pages.filter(({ path }) => path === 'docs/adr/README.md').flatMap(linksOf);
    expect(indexed.filter((path) => /\/\d{4}-/.test(path)).toSorted()).toEqual(decisions.toSorted());
  });
});
