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

/** A repository in small, with the folders of the real one. */
const files: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ workspaces: ['packages/*/*', 'subgraphs/*', 'widget', 'portal'] }),
  'package-lock.json': '{}',
  'packages/domain/engine/tsconfig.json': compiled,
  'subgraphs/bots/tsconfig.json': compiled,
  'tsconfig.base.json': '{}',
  'graphql/api.graphql': 'type Query { a: Int }',
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

/** The parts that are built again after each of the paths got another text. */
async function askedBy(...paths: string[]): Promise<string[]> {
  const before = await fingerprints(root);
  for (const path of paths) await write(path, `${files[path] ?? ''} `);
  const after = await fingerprints(root);
  return Object.keys(after).filter((part) => before[part] !== after[part]);
}

describe('what is built again', () => {
  test('is the server alone after a resolver changed', async () => {
    expect(await askedBy('subgraphs/bots/src/bot.resolver.ts')).toEqual(['server']);
  });

  test('is server and portal after a package changed that the portal imports, also through another one', async () => {
    expect(await askedBy('packages/domain/engine/src/rule.ts')).toEqual(['server', 'portal']);
    expect(await askedBy('packages/domain/words/src/words.ts')).toEqual(['portal']);
  });

  test('is the portal alone after a text, an operation, a setting or the public schema changed', async () => {
    for (const path of [
      'portal/messages/es/frame.json',
      'portal/src/features/bots/bots.graphql',
      'portal/next.config.mjs',
      'graphql/api.graphql',
    ]) {
      expect([path, await askedBy(path)]).toEqual([path, ['portal']]);
    }
  });

  test('is the chat alone after a colour of it changed, and the explorer alone after its page did', async () => {
    expect(await askedBy('widget/src/chat.css')).toEqual(['widget']);
    expect(await askedBy('packages/platform/explorer/src/main.tsx')).toEqual(['explorer']);
  });

  test('is everything after the lock file changed', async () => {
    expect(await askedBy('package-lock.json')).toEqual(['server', 'widget', 'explorer', 'portal']);
  });

  test('is everything that has a file that was not there before', async () => {
    expect(await askedBy('subgraphs/bots/src/new.ts', 'widget/src/new.ts')).toEqual(['server', 'widget']);
  });

  test('is nothing after a README, a test or what a build makes changed', async () => {
    const paths = ['packages/domain/engine/README.md', 'packages/domain/engine/test/rule.test.ts'];
    expect(await askedBy(...paths, 'portal/src/gql/graphql.ts', 'portal/.next/cache')).toEqual([]);
  });

  test('is nothing after files only got a newer time, as after a change of branches and back', async () => {
    const before = await fingerprints(root);
    for (const path of Object.keys(files)) await utimes(join(root, path), new Date(), new Date());
    expect(await fingerprints(root)).toEqual(before);
  });
});

test('the workspaces of this repository are found with what each imports', async () => {
  const workspaces = await readWorkspaces(join(bin, '..', '..', '..', '..'));
  expect(workspaces.get('@tertulia/portal')?.dependencies).toContain('@tertulia/flow-engine');
  expect(workspaces.get('@tertulia/flow-engine')?.folder).toMatch(/^packages\/.*flow-engine$/);
});
