import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { listSubgraphs } from '@tertulia/subgraph-list';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const cheap = [
  'zod',
  '@tertulia/environment',
  '@tertulia/service/declaration',
  '@tertulia/mail/settings',
  '@tertulia/egress/settings',
  '@tertulia/file-store/settings',
  './subgraph.js',
  './settings.js',
];

test('Every folder of subgraphs has a declaration with its name and a unique port', async () => {
  const declarations = await listSubgraphs();
  const folders = globSync('subgraphs/*/package.json', { cwd: root }).map((path) => path.split('/')[1]);
  expect(declarations.map(({ name }) => name)).toEqual(folders.toSorted());
  expect(new Set(declarations.map(({ port }) => port)).size).toBe(declarations.length);
});

test('Every subgraph calls only existing subgraphs and the gateway', async () => {
  const declarations = await listSubgraphs();
  const names = new Set([...declarations.map(({ name }) => name), 'gateway']);
  expect(declarations.flatMap(({ asks }) => asks).filter((name) => !names.has(name))).toEqual([]);
});

test('A declaration imports only cheap modules; the rest is loaded on demand', () => {
  for (const path of globSync('subgraphs/*/src/{index,subgraph,settings}.ts', { cwd: root })) {
    const text = readFileSync(join(root, path), 'utf8');
    const imported = [...text.matchAll(/^(?:import|export) .*?from '(.+?)';$/gm)].map(([, from = '']) => from);
    expect([path, imported.filter((from) => !cheap.includes(from))]).toEqual([path, []]);
  }
});
