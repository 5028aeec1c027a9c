import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { listSubgraphs } from '@tertulia/subgraph-list';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const cheap = ['zod', '@tertulia/environment', '@tertulia/service/declaration', './subgraph.js', './settings.js'];

test('every folder of subgraphs is one, by its name, on a port of its own', async () => {
  const declarations = await listSubgraphs();
  const folders = globSync('subgraphs/*/package.json', { cwd: root }).map((path) => path.split('/')[1]);
  expect(declarations.map(({ name }) => name)).toEqual(folders.toSorted());
  expect(new Set(declarations.map(({ port }) => port)).size).toBe(declarations.length);
});

test('every subgraph asks only subgraphs that there are', async () => {
  const declarations = await listSubgraphs();
  const names = new Set(declarations.map(({ name }) => name));
  expect(declarations.flatMap(({ asks }) => asks).filter((name) => !names.has(name))).toEqual([]);
});

test('a declaration imports nothing but what is cheap: the rest is loaded when it is asked for', () => {
  for (const path of globSync('subgraphs/*/src/{index,subgraph,settings}.ts', { cwd: root })) {
    const text = readFileSync(join(root, path), 'utf8');
    const imported = [...text.matchAll(/^(?:import|export) .*?from '(.+?)';$/gm)].map(([, from = '']) => from);
    expect([path, imported.filter((from) => !cheap.includes(from))]).toEqual([path, []]);
  }
});
