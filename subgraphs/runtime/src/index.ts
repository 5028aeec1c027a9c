import { buildSubgraph, createLog } from '@tertulia/subgraph';
import type { RuntimeDependencies } from './application/dependencies.js';
import { OrganizationStub } from './graphql/foreign.type.js';
import { runtimeReferences, runtimeResolvers } from './graphql/schema.js';

export type { AnswerProvider, AnswerQuestion } from './application/ports.js';
export { runtimeMigrations } from './persistence/migrations/index.js';
export { createRuntimeSubgraph } from './wiring.js';
export type { Runtime, RuntimeInput, RuntimeSettings } from './wiring.js';

/** The SDL, built without any store. */
export function runtimeSdl(): string {
  const deps = {} as RuntimeDependencies;
  const log = createLog('runtime', 'silent');
  return buildSubgraph({
    name: 'runtime',
    resolvers: runtimeResolvers(deps),
    orphanedTypes: [OrganizationStub],
    references: runtimeReferences(deps),
    log,
  }).sdl;
}
