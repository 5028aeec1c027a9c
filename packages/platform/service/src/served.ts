import type { Logger } from 'pino';
import type { Subgraph } from '@tertulia/subgraph';
import type { RawRoute, RawRoutes } from './raw-routes.js';

/** How to serve a subgraph to a gateway in another process. */
export interface ServeSettings {
  /** Port to listen on; 0 chooses a free one. */
  port: number;
  /** Address to listen on. Default 127.0.0.1. */
  host?: string | undefined;
  /** The secret with which the gateway signs principals; the same in all processes. */
  principalSecret: string;
  log: Logger;
  /** Paths that it serves beside the graph, to callers without a principal. */
  routes?: readonly RawRoute[] | undefined;
  /** Resolves when the subgraph can serve, for `/ready`; rejects when it cannot. */
  isReady?: (() => Promise<unknown>) | undefined;
  /** For the age of signed principals. Default: the machine's clock. */
  now?: (() => Date) | undefined;
}

/** What each request needs. */
export interface Served {
  readonly subgraph: Subgraph;
  readonly settings: ServeSettings;
  readonly routes: RawRoutes;
  /** Aborted when the server is about to stop. */
  readonly drain: AbortSignal;
}
