// Declares how a service is run, without running anything: cheap to import.
export { defineSubgraph, readSubgraphSettings, settingsOf } from './declare-subgraph.js';
export type { NoSettings, OtherStore, SubgraphDeclaration, SubgraphSettings } from './declare-subgraph.js';
export type { Job } from './jobs.js';
export {
  optionalRedisUrl,
  principalSecret,
  publicUrl,
  redisUrl,
  serviceSettings,
  subgraphUrl,
  subgraphUrlVariable,
  visitorTokenSecret,
} from './service-settings.js';
export type { ServiceSettings } from './service-settings.js';
export type { RawRequest, RawResponse, RawRoute } from './raw-routes.js';
export type { OwnDatabase, Store, SubgraphGiven, SubgraphHost, SubgraphParts } from './subgraph-parts.js';
