import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'oxlint';

/**
 * Rules of the whole repository. The second half holds the boundaries: who may import whom (CONTRIBUTING, ADR 13).
 * A file is matched by one boundary only, because the rule of a later override replaces that of an earlier one.
 */

/** The floors, from the top down: an import goes down, never up. */
const programs = workspacesIn('packages/programs');
const subgraphs = workspacesIn('subgraphs');
const platform = workspacesIn('packages/platform');
/** Read or check everything; nobody imports them. */
const tools = ['graphql', 'e2e', 'bench', 'tools'];
const fronts = ['gateway', 'portal', 'widget'];

const frameworks = ['@mikro-orm', 'pg', 'ioredis', 'mongodb', 'graphql', 'type-graphql', '@apollo', 'graphql-ws'];
const network = [
  'express',
  'undici',
  'ws',
  'next',
  'node:fs',
  'node:http',
  'node:https',
  'node:net',
  'node:child_process',
];
const databases = ['@mikro-orm', 'pg', 'ioredis', 'mongodb'];
const api = ['graphql', 'type-graphql', '@apollo', 'graphql-ws'];

const rooms = ['domain', 'application', 'persistence', 'graphql', 'events', 'clients', 'connectors'] as const;
type Room = (typeof rooms)[number];

const aboveSubgraphs = [
  forbidWorkspaces([...programs, ...fronts, ...tools], 'an import never goes up a floor'),
  forbidWorkspaces(subgraphs, 'another subgraph is reached over the graph or by an event'),
];
const redisElsewhere = forbid(['ioredis'], 'Redis is reached through packages/platform/messaging');

const onlyEgress = 'requests leave through packages/platform/egress; an internal caller is named in oxlint.config.ts';

/** The way out, and callers of our own servers, whose addresses are the operator's. What runs in a browser is not confined either. */
const mayCallOut = [
  'packages/platform/egress/src/**',
  'packages/platform/subgraph/src/subgraph-caller.ts',
  'packages/platform/door/src/{development,proxy}-portal.ts',
  'packages/platform/embedded-postgres/src/server.ts',
  'packages/platform/testkit/src/{busy-clients,redis-for-tests}.ts',
  'packages/platform/explorer/src/**',
  'gateway/src/supergraph/http-transport.ts',
];

/** Modules with which a server could reach an address that somebody else has chosen. Types, text and listening are harmless. */
const otherWaysOut: Forbidden = {
  ...forbid(
    ['undici', ...['http', 'https', 'http2', 'net', 'tls', 'dns', 'dgram'].flatMap((name) => [name, `node:${name}`])],
    onlyEgress,
  ),
  allowTypeImports: true,
  allowImportNames: ['isIP', 'isIPv4', 'isIPv6', 'BlockList', 'STATUS_CODES', 'METHODS', 'createServer'],
};

/** What these declare of settings, in `/settings`, is as light as a declaration. */
const withSettings = ['mail', 'egress', 'file-store'];

/** Declarations are imported by everybody who only wants to know which subgraphs there are. */
const light: Forbidden = {
  ...forbid(
    [
      ...[...frameworks, ...network, ...ours(platform, ['environment', 'service', ...withSettings])],
      ...withSettings.map((name) => `@tertulia/${name}$`),
    ],
    'a declaration is cheap to import',
  ),
  allowTypeImports: true,
};

export default defineConfig({
  plugins: ['typescript', 'import', 'node', 'promise', 'jest'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['**/dist/**', '**/.next/**', 'portal/src/gql/**', '**/build/**', '**/.tertulia/**'],
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/consistent-type-imports': 'error',
    'max-params': ['error', { max: 3 }],
    'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
    'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    'node/no-process-env': 'error',
    'no-console': 'error',
    // Types too: two files that only know each other's types still cannot be understood one at a time.
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'typescript/no-extraneous-class': 'off',
    'typescript/unbound-method': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/consistent-return': 'off',
    'import/no-unassigned-import': 'off',
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    'no-await-in-loop': 'off',
    'import/no-named-as-default-member': 'off',
    'import/no-named-as-default': 'off',
    'typescript/no-misused-spread': 'off',
  },
  overrides: [
    {
      files: ['**/environment.ts', '**/testkit/jest/**', '**/bin/**', 'tools/**', 'bench/**', '**/*.config.{ts,mjs}'],
      rules: { 'node/no-process-env': 'off' },
    },
    {
      files: ['**/test/**', 'e2e/**', 'bench/**'],
      rules: {
        'max-lines-per-function': 'off',
        'max-lines': ['error', { max: 500 }],
        'node/no-process-env': 'off',
        'max-params': 'off',
      },
    },
    { files: ['widget/src/**'], rules: { 'no-console': ['error', { allow: ['warn'] }] } },
    {
      files: ['bench/**', 'tools/**', '**/bin/**', 'packages/programs/standalone/**', 'e2e/run.ts'],
      rules: { 'no-console': 'off', 'typescript/restrict-template-expressions': 'off' },
    },
    { files: ['**/migrations/**'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },

    {
      files: ['{gateway,subgraphs/*,packages/*/*}/src/**'],
      rules: {
        'no-restricted-globals': ['error', ...['fetch', 'WebSocket', 'EventSource'].map(nameRefused)],
        'no-restricted-properties': ['error', ...['fetch', 'WebSocket'].map(propertyRefused)],
      },
    },

    boundary('packages/programs/*/src/**', [forbidWorkspaces(['portal', 'widget', ...tools], 'nobody imports it')]),
    boundary('{gateway,portal,widget}/src/**', [...aboveSubgraphs, redisElsewhere]),
    boundary('subgraphs/*/src/*.ts', [...aboveSubgraphs, redisElsewhere]),
    boundary('subgraphs/*/src/{index,subgraph,settings}.ts', [light]),
    room(
      'domain',
      [],
      [...frameworks, ...network, ...ours(platform, ['bounded-work']), '@tertulia/events', '@tertulia/principal'],
    ),
    room(
      'application',
      ['domain', 'connectors'],
      [...frameworks, ...network, ...ours(platform, ['telemetry', 'bounded-work', 'deadline'])],
    ),
    room('persistence', ['domain', 'application'], [...api, '@tertulia/subgraph']),
    room('graphql', ['domain', 'application'], [...databases, '@tertulia/persistence', '@tertulia/messaging']),
    room('events', ['domain', 'application'], frameworks),
    room('clients', ['domain', 'application', 'connectors'], databases),
    room('connectors', ['domain'], [...databases, ...api, 'undici', 'node:http', 'node:https']),
    boundary('packages/platform/*/src/**', [...aboveSubgraphs, redisElsewhere]),
    boundary('packages/platform/messaging/src/redis/**', aboveSubgraphs),
    boundary('packages/platform/service/src/{declaration,declare-subgraph,service-settings}.ts', [light]),
    boundary('packages/domain/*/src/**', [
      ...aboveSubgraphs,
      forbidWorkspaces(platform, 'an import never goes up a floor'),
      forbid([...frameworks, ...network], 'a domain package has no framework, no store, no I/O'),
    ]),
    {
      files: mayCallOut,
      rules: {
        'no-restricted-globals': 'off',
        'no-restricted-properties': 'off',
        'no-restricted-imports': ['error', { patterns: [...aboveSubgraphs, redisElsewhere] }],
      },
    },
  ],
});

interface Forbidden {
  readonly regex: string;
  readonly message: string;
  readonly allowTypeImports?: boolean;
  readonly allowImportNames?: readonly string[];
}

function nameRefused(name: string) {
  return { name, message: onlyEgress };
}

function propertyRefused(property: string) {
  return { object: 'globalThis', property, message: onlyEgress };
}

function boundary(files: string, patterns: readonly Forbidden[]) {
  const rules = { 'no-restricted-imports': ['error', { patterns: [...patterns, otherWaysOut] }] as const };
  return { files: [files], rules };
}

/** One room of every subgraph: of the others it imports those in `mayImport`, and nothing of what is `foreign` to it. */
function room(name: Room, mayImport: readonly Room[], foreign: readonly string[]) {
  const others = rooms.filter((other) => other !== name && !mayImport.includes(other));
  return boundary(`subgraphs/*/src/${name}/**`, [
    {
      regex: `^(\\.\\./)+(${others.join('|')})/`,
      message: `${name} imports ${mayImport.join(' and ') || 'no other room'}`,
    },
    { regex: '^(\\.\\./)+(wiring|environment|main)\\.js$', message: 'pass what it needs as an argument' },
    forbid(foreign, `${name} knows nothing of it: declare a port in application/ports.ts`),
    ...aboveSubgraphs,
  ]);
}

/** Packages and everything below them. */
function forbid(names: readonly string[], message: string): Forbidden {
  return { regex: `^(${names.join('|')})(/|$)`, message };
}

/** Workspaces of ours, by name or by path. */
function forbidWorkspaces(names: readonly string[], message: string): Forbidden {
  return { regex: `^@tertulia/(${names.join('|')})(/|$)|^(\\.\\./)+(${tools.join('|')})/`, message };
}

function ours(names: readonly string[], except: readonly string[]): string[] {
  return names.filter((name) => !except.includes(name)).map((name) => `@tertulia/${name}`);
}

function workspacesIn(folder: string): string[] {
  return readdirSync(join(import.meta.dirname, folder));
}
