import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
let folder: string;

beforeAll(() => {
  // The rules in a folder of their own, because their paths count from where they lie. They read which workspaces there are.
  folder = mkdtempSync(join(root, '.boundaries-'));
  copyFileSync(join(root, 'oxlint.config.ts'), join(folder, 'oxlint.config.ts'));
  for (const workspace of globSync(['packages/*/*', 'subgraphs/*'], { cwd: root })) {
    mkdirSync(join(folder, workspace), { recursive: true });
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the linter says of one file with one import. */
function lint(path: string, source: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, source);
  const run = spawnSync(join(root, 'node_modules', '.bin', 'oxlint'), ['--no-ignore', '--format', 'unix', path], {
    cwd: folder,
    encoding: 'utf8',
  });
  return run.stdout + run.stderr;
}

const forbidden: [string, string][] = [
  ['subgraphs/bots/src/domain/a.ts', "import { x } from '../persistence/tables.js';"],
  ['subgraphs/bots/src/domain/a.ts', "import { x } from '@mikro-orm/core';"],
  ['subgraphs/bots/src/domain/a.ts', "import { x } from 'node:fs';"],
  ['subgraphs/bots/src/domain/a.ts', "import { x } from '@tertulia/subgraph';"],
  ['subgraphs/bots/src/application/a.ts', "import { x } from '../graphql/bot.type.js';"],
  ['subgraphs/bots/src/application/a.ts', "import { x } from 'type-graphql';"],
  ['subgraphs/bots/src/application/a.ts', "import { x } from '@tertulia/messaging';"],
  ['subgraphs/bots/src/application/deeper/a.ts', "import { x } from '../../persistence/tables.js';"],
  ['subgraphs/bots/src/graphql/a.ts', "import { x } from '../persistence/tables.js';"],
  ['subgraphs/bots/src/graphql/a.ts', "import { x } from '../wiring.js';"],
  ['subgraphs/bots/src/events/a.ts', "import { x } from '../persistence/tables.js';"],
  ['subgraphs/bots/src/persistence/a.ts', "import { x } from '../graphql/bot.type.js';"],
  ['subgraphs/bots/src/application/a.ts', "import { x } from '@tertulia/runtime';"],
  ['subgraphs/bots/src/wiring.ts', "import { x } from '@tertulia/runtime';"],
  ['subgraphs/bots/src/wiring.ts', "import { x } from '@tertulia/standalone';"],
  ['subgraphs/bots/src/subgraph.ts', "import { x } from '@tertulia/persistence';"],
  ['subgraphs/bots/src/settings.ts', "import { x } from 'graphql';"],
  ['subgraphs/bots/src/settings.ts', "import { x } from '@tertulia/egress';"],
  ['packages/platform/service/src/declare-subgraph.ts', "import { x } from '@tertulia/persistence';"],
  ['packages/domain/flow-engine/src/a.ts', "import { x } from 'graphql';"],
  ['packages/domain/flow-engine/src/a.ts', "import { x } from '@tertulia/environment';"],
  ['packages/domain/metrics/src/a.ts', "import { x } from '@mikro-orm/core';"],
  ['packages/platform/messaging/src/a.ts', "import { x } from '@tertulia/bots';"],
  ['packages/platform/messaging/src/a.ts', "import { x } from 'ioredis';"],
  ['packages/platform/service/src/a.ts', "import { x } from '@tertulia/standalone';"],
  ['packages/programs/standalone/src/a.ts', "import { x } from '@tertulia/e2e';"],
  ['packages/programs/standalone/src/a.ts', "import { x } from '../../../../graphql/src/supergraph.js';"],
  ['gateway/src/a.ts', "import { x } from '@tertulia/bots';"],
  ['gateway/src/a.ts', "import { x } from '@tertulia/distributed';"],
  ['gateway/src/a.ts', "import { x } from 'ioredis';"],
  ['portal/src/a.ts', "import { x } from '@tertulia/bots';"],
  ['widget/src/a.ts', "import { x } from '../../e2e/kit/world.ts';"],
];

describe('boundaries of rooms and packages', () => {
  test.each(forbidden)('%s may not %s', (path, source) => {
    expect(lint(path, `${source}\nexport const y = x;\n`)).toContain('no-restricted-imports');
  });

  const allowed: [string, string][] = [
    ['subgraphs/bots/src/application/b.ts', "import { x } from '../domain/bot.js';"],
    ['subgraphs/bots/src/clients/b.ts', "import { x } from '../application/ports.js';"],
    ['subgraphs/bots/src/wiring.ts', "import { x } from '@tertulia/messaging';"],
    ['subgraphs/bots/src/subgraph.ts', "import { x } from '@tertulia/service/declaration';"],
    ['subgraphs/bots/src/settings.ts', "import { x } from '@tertulia/egress/settings';"],
    ['subgraphs/bots/src/subgraph.ts', "const { x } = await import('./wiring.js');"],
    ['packages/platform/messaging/src/redis/b.ts', "import { x } from 'ioredis';"],
    ['packages/platform/service/src/b.ts', "import { x } from '@tertulia/errors';"],
    ['packages/programs/standalone/src/b.ts', "import { x } from '@tertulia/bots';"],
  ];
  test.each(allowed)('%s may %s', (path, source) => {
    expect(lint(path, `${source}\nexport const y = x;\n`)).not.toContain('no-restricted-imports');
  });

  test.each([
    ['subgraphs/bots/src/clients/d.ts', "import { request } from 'undici';\nexport const y = request;\n"],
    ['subgraphs/bots/src/wiring.ts', "import { connect } from 'node:net';\nexport const y = connect;\n"],
    ['subgraphs/bots/src/connectors/d.ts', "import { connect } from 'node:tls';\nexport const y = connect;\n"],
    ['packages/platform/service/src/d.ts', "import { get } from 'node:https';\nexport const y = get;\n"],
    [
      'packages/programs/standalone/src/d.ts',
      "import { lookup } from 'node:dns/promises';\nexport const y = lookup;\n",
    ],
    ['gateway/src/d.ts', "import http from 'node:http';\nexport const y = http;\n"],
    ['subgraphs/bots/src/clients/d.ts', "export const y = await fetch('https://example.com');\n"],
    ['packages/platform/service/src/d.ts', "export const y = globalThis.fetch('https://example.com');\n"],
    ['subgraphs/bots/src/clients/d.ts', "export const y = new WebSocket('wss://example.com');\n"],
  ])('%s may not reach the network past the guarded way out: %s', (path, source) => {
    expect(lint(path, source)).toMatch(/no-restricted-(imports|globals|properties)/);
  });

  test.each([
    ['packages/platform/egress/src/d.ts', "import { request } from 'undici';\nexport const y = request;\n"],
    ['gateway/src/supergraph/http-transport.ts', "import { request } from 'undici';\nexport const y = request;\n"],
    [
      'packages/platform/service/src/d.ts',
      "import { createServer } from 'node:http';\nexport const y = createServer;\n",
    ],
    ['subgraphs/bots/src/clients/d.ts', "import type { Socket } from 'node:net';\nexport type Y = Socket;\n"],
    ['subgraphs/bots/src/clients/d.ts', 'export const y = (fetch: () => void) => fetch();\n'],
    ['widget/src/d.ts', "export const y = await fetch('/look');\n"],
  ])('%s may do this, which is no way out of its own: %s', (path, source) => {
    expect(lint(path, source)).not.toMatch(/no-restricted-(imports|globals|properties)/);
  });

  test('a circle of two files that only know each other’s types is refused', () => {
    lint('gateway/src/circle-a.ts', "import type { B } from './circle-b.js';\nexport interface A { b: B }\n");
    const source = "import type { A } from './circle-a.js';\nexport interface B { a: A }\n";
    expect(lint('gateway/src/circle-b.ts', source)).toContain('no-cycle');
  });

  test('the environment is read in one place only', () => {
    const source = 'export const y = process.env.SECRET;\n';
    expect(lint('subgraphs/bots/src/application/c.ts', source)).toContain('no-process-env');
    expect(lint('subgraphs/bots/src/environment.ts', source)).not.toContain('no-process-env');
  });
});
