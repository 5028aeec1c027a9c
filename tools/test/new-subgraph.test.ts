import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sdlOf, type SubgraphDeclaration } from '@tertulia/service';
import { listSubgraphs } from '@tertulia/subgraph-list';
import { assertComposes } from '@tertulia/testkit/composition';
import { parse } from 'yaml';
import { services } from '../../packages/programs/distributed/src/services.js';
import { composeProblems, type Compose } from '../../packages/programs/distributed/test/compose-problems.js';
import { composeWith, filesOf } from '../new-subgraph.ts';

const root = join(import.meta.dirname, '..', '..');
const specimen = { name: 'loyalty', port: 4199 };
let folder: string;
let files: Map<string, string>;

beforeAll(() => {
  // Inside the repository, so that packages are found; with the lint rules in it, because their paths count from where they lie.
  folder = mkdtempSync(join(root, '.new-subgraph-'));
  copyFileSync(join(root, 'oxlint.config.ts'), join(folder, 'oxlint.config.ts'));
  for (const workspace of globSync(['packages/*/*', 'subgraphs/*'], { cwd: root })) {
    mkdirSync(join(folder, workspace), { recursive: true });
  }
  files = filesOf(specimen);
  for (const [path, text] of files) {
    const target = join(folder, 'subgraphs', specimen.name, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

async function declared(): Promise<SubgraphDeclaration> {
  const path = join(folder, 'subgraphs', specimen.name, 'src', 'subgraph.ts');
  return ((await import(path)) as { subgraph: SubgraphDeclaration }).subgraph;
}

test('a new subgraph keeps the boundaries of its rooms and every other rule', () => {
  const { stdout, status } = spawnSync(
    join(root, 'node_modules', '.bin', 'oxlint'),
    ['--no-ignore', '--deny-warnings', '--format', 'unix', 'subgraphs'],
    { cwd: folder, encoding: 'utf8' },
  );
  expect([stdout.trim(), status]).toEqual(['', 0]);
});

test('a new subgraph names every package that it imports, for npm and for the compiler', () => {
  const { dependencies } = JSON.parse(files.get('package.json') ?? '{}') as { dependencies: Record<string, string> };
  const { references } = JSON.parse(files.get('tsconfig.json') ?? '{}') as { references: { path: string }[] };
  const imported = new Set<string>();
  for (const [path, text] of files) {
    if (!path.startsWith('src/')) continue;
    for (const [, name = ''] of text.matchAll(/from '(@?[^.'/]+(?:\/[^'/]+)?)/g)) imported.add(name);
  }
  expect(Object.keys(dependencies)).toEqual([...imported].toSorted());
  const ours = [...imported].filter((name) => name.startsWith('@tertulia/')).map((name) => name.slice(10));
  expect(references.map(({ path }) => path.split('/').at(-1) ?? '').toSorted()).toEqual(ours.toSorted());
});

test('a new subgraph composes with all others', async () => {
  const declarations = [...(await listSubgraphs()), await declared()];
  const parts = await Promise.all(declarations.map(async (one) => ({ name: one.name, sdl: await sdlOf(one) })));
  expect(assertComposes(...parts)).toContain('LOYALTY');
});

test('A new subgraph is a container like those of the others, and the gateway gets its address', async () => {
  const text = composeWith(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), specimen);
  const bots = services.find(({ name }) => name === 'bots');
  const gateway = services.find(({ name }) => name === 'gateway');
  if (bots === undefined || gateway === undefined) throw new Error('no bots and no gateway');
  const { name, port } = await declared();
  const own = bots.settings.filter(({ variable }) => !/^(SUBGRAPH_URL_|PUBLIC_URL)/.test(variable));
  const added = { ...bots, name, port, asks: [], settings: own, program: `subgraphs/${name}/dist/main.js` };
  const url = { ...gateway.settings.find(({ variable }) => variable === 'SUBGRAPH_URL_BOTS') };
  const door = {
    ...gateway,
    asks: [...gateway.asks, name],
    settings: [...gateway.settings, { ...url, variable: 'SUBGRAPH_URL_LOYALTY' }] as typeof gateway.settings,
  };
  const all = [...services.filter((one) => one !== gateway), added, door];
  expect(composeProblems(parse(text, { merge: true }) as Compose, all)).toEqual([]);
});
