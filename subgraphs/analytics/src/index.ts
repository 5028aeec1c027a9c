import { createLog } from '@tertulia/subgraph';
import type { AnalyticsDependencies } from './application/ports.js';
import { buildAnalyticsSubgraph } from './graphql/schema.js';

export type { AnalyticsDependencies, AnalyticsStore } from './application/ports.js';
export { analyticsMigrations } from './persistence/migrations/index.js';
export { createAnalyticsSubgraph } from './wiring.js';
export type { AnalyticsInput, AnalyticsSubgraph } from './wiring.js';

/** The SDL, built without any store. */
export function analyticsSdl(): string {
  return buildAnalyticsSubgraph({} as AnalyticsDependencies, createLog('analytics', 'silent')).sdl;
}
