import type { ApolloGateway } from '@apollo/gateway';
import type { Logger } from 'pino';
import type { SubgraphCalling } from './call-subgraph.js';
import type { ReadySupergraph } from './ready-supergraph.js';
import type { SubgraphTransport } from './subgraph-transport.js';

/** What Apollo Server needs of a gateway: it loads the public schema and the executor, and hears of new schemas. */
export type GatewayInterface = Pick<ApolloGateway, 'load' | 'onSchemaLoadOrUpdate' | 'stop'>;
export type GatewayExecutor = ApolloGateway['executor'];
export type SchemaListener = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];
export type GatewayRequest = Parameters<GatewayExecutor>[0];

/** Dependencies of a gateway. */
export interface GatewayParts {
  /** Reads the supergraph and watches it: `update` serves a changed one, or throws when it cannot be served. */
  open(update: (ready: ReadySupergraph) => void): Promise<{ readonly ready: ReadySupergraph; close(): void }>;
  transport(name: string, url: string): SubgraphTransport;
  readonly calling: SubgraphCalling;
  readonly log: Logger;
}
