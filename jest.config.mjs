import { availableParallelism } from 'node:os';

/** One configuration for every workspace: TypeScript through swc, sibling packages from their sources. */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['tertulia-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)(?<!\\.json)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: false, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
          target: 'es2023',
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/portal/.next/', '<rootDir>/.tertulia/'],
  testMatch: [
    '<rootDir>/{packages/*,subgraphs}/*/test/**/*.test.ts',
    '<rootDir>/{gateway,graphql,portal,tools,widget}/test/**/*.test.ts',
    '<rootDir>/tools/new-subgraph/template/test/*.test.ts',
  ],
  globalSetup: '<rootDir>/packages/platform/testkit/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/packages/platform/testkit/jest/global-teardown.mjs',
  // Far more than a test takes: a busy machine must not end one, and one that hangs is still ended.
  testTimeout: 120_000,
  // Suites wait for databases and servers as much as they compute: one more at a time than there are cores.
  maxWorkers: availableParallelism() + 1,
  // Modules of finished suites stay in memory: a worker that has grown is replaced between two suites, before it fails.
  workerIdleMemoryLimit: '1.5GB',
};
