export * from './process.js';
export { runSubgraph } from './run-subgraph.js';
export type { SubgraphBase, SubgraphDefinition, SubgraphPart } from './run-subgraph.js';
