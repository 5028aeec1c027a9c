import type { Consumer, EventBus, PubSub } from '@tertulia/messaging';
import type { Database, DatabaseUrls, MigrationEntry } from '@tertulia/persistence';
import type { Clock, Ids } from '@tertulia/use-case';
import type { RedisServer } from '@tertulia/messaging/redis';
import type { Logger, SubgraphCaller } from '@tertulia/subgraph';
import type { Job } from './jobs.js';

/** What a subgraph stands on, the same in a process of its own, in one process with the others and in tests. */
export interface SubgraphHost<Own> {
  /** Its own database; null only where the settings name another store. */
  readonly databases: DatabaseUrls | null;
  readonly bus: EventBus;
  readonly pubSub: PubSub;
  /** Shared by all replicas; null where this is the only process. */
  readonly redis: RedisServer | null;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** How other subgraphs are asked. */
  readonly callSubgraph: SubgraphCaller;
  /** The settings that it declares. */
  readonly settings: Own;
  /** Names this process among the replicas; by default a new name. */
  readonly replicaId?: string;
}

/** What a subgraph's wiring is given: the host, with the database to open. */
export interface SubgraphGiven<Own> extends Omit<SubgraphHost<Own>, 'databases'> {
  readonly replicaId: string;
  /** Brings the subgraph's own database up to date and opens it. @throws DomainError DATABASE_UNAVAILABLE */
  openDatabase(about: OwnDatabase): Promise<Database>;
}

/** What is kept in a subgraph's own database. */
export interface OwnDatabase {
  readonly migrations: readonly MigrationEntry[];
  readonly entities: readonly unknown[];
  /** Connections at most. Default 10. */
  readonly poolSize?: number;
}

/** Where a subgraph keeps its data, as far as the platform looks after it. */
export interface Store {
  /** Resolves when it answers. @throws DomainError DATABASE_UNAVAILABLE */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What a subgraph's wiring makes. The platform starts it, serves it and ends it in order. */
export interface SubgraphParts {
  /** What every use case is given. */
  readonly deps: unknown;
  readonly database: Store;
  /** The database again, where events leave from it. */
  readonly outbox?: Database;
  readonly consumers: readonly Consumer[];
  readonly jobs?: readonly Job[];
  /** Ends what else was opened, such as threads; called when nothing runs any more, before the database is closed. */
  close?(): Promise<void>;
}
