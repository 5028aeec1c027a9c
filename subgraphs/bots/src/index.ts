import { buildSubgraph, createLog } from '@tertulia/subgraph';
import type { BotsDependencies } from './application/dependencies.js';
import { botsReferences, botsResolvers } from './graphql/schema.js';

export type { BotsDependencies } from './application/dependencies.js';
export { createBot } from './application/create-bot.js';
export { publishBot } from './application/publish-bot.js';
export { botsMigrations } from './persistence/migrations/index.js';
export { createBotsSubgraph } from './wiring.js';
export type { BotsInput, BotsSubgraph } from './wiring.js';

/** The SDL, built without any store. */
export function botsSdl(): string {
  const deps = {} as BotsDependencies;
  const log = createLog('bots', 'silent');
  const resolvers = botsResolvers(deps, { publicUrl: '', networkUrl: null });
  return buildSubgraph({ name: 'bots', resolvers, references: botsReferences(deps), log }).sdl;
}
