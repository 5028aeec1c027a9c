export * from './process.js';
export * from './declaration.js';
export { openSubgraph, sdlOf } from './open-subgraph.js';
export type { OpenSubgraph } from './open-subgraph.js';
export { runSubgraph } from './run-subgraph.js';
export {
  callerAddressHeader,
  callerAgentHeader,
  callerDeviceHeader,
  requestIdHeader,
  serveSubgraph,
} from './serve-subgraph.js';
export type { SubgraphServer } from './serve-subgraph.js';
export { runJobs } from './jobs.js';
export type { Locks } from './jobs.js';
