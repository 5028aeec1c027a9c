import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
let folder: string;

beforeAll(() => {
  // A copy of the rules in a folder of its own: their paths count from where they lie.
  folder = mkdtempSync(join(root, '.boundaries-'));
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the linter says of one file with one import. */
function lint(path: string, source: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, source);
  const run = spawnSync(
    join(root, 'node_modules', '.bin', 'oxlint'),
    ['-c', '.oxlintrc.json', '--no-ignore', '--format', 'unix', path],
    { cwd: folder, encoding: 'utf8' },
  );
  return run.stdout + run.stderr;
}

const forbidden: [string, string][] = [
  ['subgraphs/bots/src/domain/a.ts', "import { x } from '../persistence/tables.js';"],
  ['subgraphs/bots/src/domain/a.ts', "import { x } from '@mikro-orm/core';"],
  ['subgraphs/bots/src/domain/a.ts', "import { x } from 'node:fs';"],
  ['subgraphs/bots/src/application/a.ts', "import { x } from '../graphql/bot.type.js';"],
  ['subgraphs/bots/src/application/a.ts', "import { x } from 'type-graphql';"],
  ['subgraphs/bots/src/graphql/a.ts', "import { x } from '../persistence/tables.js';"],
  ['subgraphs/bots/src/events/a.ts', "import { x } from '../persistence/tables.js';"],
  ['subgraphs/bots/src/persistence/a.ts', "import { x } from '../graphql/bot.type.js';"],
  ['subgraphs/bots/src/application/a.ts', "import { x } from '@tertulia/runtime';"],
  ['subgraphs/bots/src/wiring.ts', "import { x } from '@tertulia/runtime';"],
  ['packages/flow-engine/src/a.ts', "import { x } from 'graphql';"],
  ['packages/metrics/src/a.ts', "import { x } from '@mikro-orm/core';"],
  ['gateway/src/a.ts', "import { x } from '@tertulia/bots';"],
  ['gateway/src/a.ts', "import { x } from 'ioredis';"],
  ['packages/event-bus/src/a.ts', "import { x } from 'ioredis';"],
  ['packages/service-kit/src/a.ts', "import { x } from '@tertulia/runtime';"],
];

describe('boundaries of rooms and packages', () => {
  test.each(forbidden)('%s may not %s', (path, source) => {
    expect(lint(path, `${source}\nexport const y = x;\n`)).toContain('no-restricted-imports');
  });

  test('what the plan allows passes', () => {
    const source = "import { x } from '../domain/bot.js';\nexport const y = x;\n";
    expect(lint('subgraphs/bots/src/application/b.ts', source)).not.toContain('no-restricted-imports');
  });

  test('the environment is read in one place only', () => {
    const source = 'export const y = process.env.SECRET;\n';
    expect(lint('subgraphs/bots/src/application/c.ts', source)).toContain('no-process-env');
    expect(lint('subgraphs/bots/src/environment.ts', source)).not.toContain('no-process-env');
  });
});
