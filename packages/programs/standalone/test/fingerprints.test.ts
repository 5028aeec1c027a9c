import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

type Fingerprints = (root: string) => Promise<Record<string, string>>;
type ReadWorkspaces = (root: string) => Promise<Map<string, { folder: string; dependencies: string[] }>>;

const bin = join(import.meta.dirname, '..', 'bin');
const { fingerprints } = (await import(join(bin, 'fingerprints.mjs'))) as { fingerprints: Fingerprints };
const { readWorkspaces } = (await import(join(bin, 'workspaces.mjs'))) as { readWorkspaces: ReadWorkspaces };

const manifest = (name: string, ...needs: string[]): string =>
  JSON.stringify({ name: `@tertulia/${name}`, dependencies: Object.fromEntries(needs.map((one) => [one, '0.1.0'])) });

const compiled = JSON.stringify({ compilerOptions: { outDir: 'dist' } });

/** A small repository with the folders of the real one. */
const files: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ workspaces: ['packages/*/*', 'subgraphs/*', 'widget', 'portal'] }),
  'package-lock.json': '{}',
  'packages/domain/engine/tsconfig.json': compiled,
  'subgraphs/bots/tsconfig.json': compiled,
  'tsconfig.base.json': '{}',
  'graphql/api.graphql': 'type Query { a: Int }',
  'graphql/src/compose.ts': 'compose();',
  'subgraphs/bots/schema.graphql': 'type Query { a: Int }',
  'packages/domain/engine/package.json': manifest('engine', '@tertulia/words'),
  'packages/domain/engine/src/rule.ts': 'export const rule = 1;',
  'packages/domain/engine/README.md': '# Engine',
  'packages/domain/engine/test/rule.test.ts': 'test();',
  'packages/domain/words/package.json': manifest('words'),
  'packages/domain/words/src/words.ts': 'export const words = 1;',
  'packages/platform/explorer/package.json': manifest('explorer'),
  'packages/platform/explorer/src/main.tsx': 'main();',
  'subgraphs/bots/package.json': manifest('bots', '@tertulia/engine'),
  'subgraphs/bots/src/bot.resolver.ts': 'export const bot = 1;',
  'widget/package.json': manifest('widget'),
  'widget/src/chat.css': 'a { color: red }',
  'portal/package.json': manifest('portal', '@tertulia/engine', 'next'),
  'portal/next.config.mjs': 'export default {};',
  'portal/messages/es/frame.json': '{}',
  'portal/src/features/bots/bots.graphql': '{ a }',
  'portal/src/gql/graphql.ts': 'export {};',
  'portal/.next/cache': 'x',
};

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tertulia-fingerprints-'));
  for (const [path, text] of Object.entries(files)) await write(path, text);
});
afterEach(async () => rm(root, { recursive: true, force: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

/** The parts that are built again after each of the paths was changed. */
async function askedBy(...paths: string[]): Promise<string[]> {
  const before = await fingerprints(root);
  for (const path of paths) await write(path, `${files[path] ?? ''} `);
  const after = await fingerprints(root);
  return Object.keys(after).filter((part) => before[part] !== after[part]);
}

describe('what is built again', () => {
  test('A changed resolver rebuilds the server only', async () => {
    expect(await askedBy('subgraphs/bots/src/bot.resolver.ts')).toEqual(['server']);
  });

  test('A changed package that the portal imports, directly or indirectly, rebuilds server and portal', async () => {
    expect(await askedBy('packages/domain/engine/src/rule.ts')).toEqual(['server', 'portal']);
    expect(await askedBy('packages/domain/words/src/words.ts')).toEqual(['portal']);
  });

  test('A changed text, operation, setting or public schema rebuilds the portal only', async () => {
    for (const path of [
      'portal/messages/es/frame.json',
      'portal/src/features/bots/bots.graphql',
      'portal/next.config.mjs',
      'graphql/api.graphql',
    ]) {
      expect([path, await askedBy(path)]).toEqual([path, ['portal']]);
    }
  });

  test('A changed schema of a subgraph, and another way to compose, rebuild the supergraph only', async () => {
    expect(await askedBy('subgraphs/bots/schema.graphql')).toEqual(['supergraph']);
    expect(await askedBy('graphql/src/compose.ts')).toEqual(['supergraph']);
  });

  test('A changed colour of the chat rebuilds the chat only, and a changed explorer page the explorer only', async () => {
    expect(await askedBy('widget/src/chat.css')).toEqual(['widget']);
    expect(await askedBy('packages/platform/explorer/src/main.tsx')).toEqual(['explorer']);
  });

  test('A changed lock file rebuilds everything', async () => {
    expect(await askedBy('package-lock.json')).toEqual(['server', 'supergraph', 'widget', 'explorer', 'portal']);
  });

  test('A new file rebuilds every part that contains it', async () => {
    expect(await askedBy('subgraphs/bots/src/new.ts', 'widget/src/new.ts')).toEqual(['server', 'widget']);
  });

  test('A changed README, test or build output rebuilds nothing', async () => {
    const paths = ['packages/domain/engine/README.md', 'packages/domain/engine/test/rule.test.ts'];
    expect(await askedBy(...paths, 'portal/src/gql/graphql.ts', 'portal/.next/cache')).toEqual([]);
  });

  test('A newer modification time alone, as after switching branches, rebuilds nothing', async () => {
    const before = await fingerprints(root);
    for (const path of Object.keys(files)) await utimes(join(root, path), new Date(), new Date());
    expect(await fingerprints(root)).toEqual(before);
  });
});

test('The workspaces of this repository are found with their imports', async () => {
  const workspaces = await readWorkspaces(join(bin, '..', '..', '..', '..'));
  expect(workspaces.get('@tertulia/portal')?.dependencies).toContain('@tertulia/flow-engine');
  expect(workspaces.get('@tertulia/flow-engine')?.folder).toMatch(/^packages\/.*flow-engine$/);
});
