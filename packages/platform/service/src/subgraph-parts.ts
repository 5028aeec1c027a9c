import type { Consumer, EventBus, PubSub } from '@tertulia/messaging';
import type { Database, DatabaseUrls, MigrationEntry } from '@tertulia/persistence';
import type { Clock, Ids } from '@tertulia/use-case';
import type { RedisServer } from '@tertulia/messaging/redis';
import type { Logger, SubgraphCaller } from '@tertulia/subgraph';
import type { Job } from './jobs.js';
import type { RawRoute } from './raw-routes.js';

/** What a subgraph runs on: the same for a separate process, one process for all, and tests. */
export interface SubgraphHost<Own> {
  /** Its own database. */
  readonly databases: DatabaseUrls;
  readonly bus: EventBus;
  readonly pubSub: PubSub;
  /** Shared by all replicas; null where this is the only process. */
  readonly redis: RedisServer | null;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** Calls other subgraphs. */
  readonly callSubgraph: SubgraphCaller;
  /** The settings that it declares. */
  readonly settings: Own;
  /** Identifies this process among the replicas; by default a new name. */
  readonly replicaId?: string;
}

/** What a subgraph's wiring receives: the host, with the database to open. */
export interface SubgraphGiven<Own> extends Omit<SubgraphHost<Own>, 'databases'> {
  readonly replicaId: string;
  /** Brings the subgraph's own database up to date and opens it. @throws DomainError DATABASE_UNAVAILABLE */
  openDatabase(options: OwnDatabase): Promise<Database>;
}

/** The schema and entities of a subgraph's own database. */
export interface OwnDatabase {
  readonly migrations: readonly MigrationEntry[];
  readonly entities: readonly unknown[];
  /** Maximum number of connections. Default 10. */
  readonly poolSize?: number;
}

/** A subgraph's store, as far as the platform manages it. */
export interface Store {
  /** Resolves when it responds. @throws DomainError DATABASE_UNAVAILABLE */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Something that works by itself, such as the worker of a queue. */
export interface Worker {
  start(): void;
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>;
}

/** What a subgraph's wiring returns. The platform starts it, serves it and ends it in order. */
export interface SubgraphParts {
  /** Dependencies of the use cases. */
  readonly deps: unknown;
  readonly database: Store;
  /** The database again, if events are published from it. */
  readonly outbox?: Database;
  readonly consumers: readonly Consumer[];
  readonly jobs?: readonly Job[];
  /** Run from `start` until the subgraph ends, after its consumers. */
  readonly workers?: readonly Worker[];
  /** Paths of the public port that it serves itself, beside the graph. */
  readonly routes?: readonly RawRoute[];
  /** Ends other resources, such as threads; called when nothing runs any more, before the database is closed. */
  close?(): Promise<void>;
}
