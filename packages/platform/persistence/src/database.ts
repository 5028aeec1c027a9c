import type { EntitySchema } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { inSpan, metricsOf, type PoolReading, type Unwatch } from '@tertulia/telemetry';
import type { Pool } from 'pg';
import { BoundDriver } from './bound-driver.js';
import { tryHold } from './advisory-lock.js';
import { withoutTenancy } from './tenancy.js';
import { persistenceError } from './persistence-error.js';
import { hasAppendedEvents } from './outbox.js';
import { installTenantDoor } from './tenant-door.js';
import { retryConflicts } from './retry.js';

/** How to open the database of one subgraph. */
export interface DatabaseSettings {
  /** Name of the subgraph; shown by PostgreSQL as the application's name. */
  readonly name: string;
  /** URL for a role that owns nothing and cannot bypass row level security. */
  readonly clientUrl: string;
  readonly entities: readonly unknown[];
  /** Maximum number of connections. Default 10. */
  readonly poolSize?: number;
  /** Statements that run longer are cancelled. Default 10 000. */
  readonly statementTimeoutMs?: number;
  /** Waiting longer for a free connection fails. Default 5 000. */
  readonly acquireTimeoutMs?: number;
}

/** How repositories access the database: everything that a use case reads or writes happens in one of these. */
export interface DatabaseWork {
  /** Reads with a fresh identity map and no transaction. @throws DomainError DATABASE_UNAVAILABLE, DEADLINE_EXCEEDED */
  read<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
  /**
   * One transaction on a fresh identity map; flushed and committed when the work resolves, rolled back when it throws. After a deadlock or
   * serialization failure the work is retried, three attempts in all: it must have no effect outside the transaction.
   * @throws DomainError DATABASE_UNAVAILABLE, DEADLINE_EXCEEDED
   */
  transact<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
}

/** The database of one subgraph. */
export interface Database extends DatabaseWork {
  readonly name: string;
  /** For libraries that open connections of their own; it contains the password of the application's role. */
  readonly clientUrl: string;
  readonly orm: MikroORM;
  /** Calls the listener after each commit that appended events. Returns a function that stops it. */
  onEventsAppended(listener: () => void): () => void;
  /**
   * Runs the work if no process has the lock of this name in this database; returns null when one has. A holder loses the lock when its
   * process or connection ends, so two may occasionally work at once and nothing may break then.
   * @throws DomainError DATABASE_UNAVAILABLE when the lock cannot be requested; then nothing is run
   */
  tryHold<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  /** Resolves when the database responds. @throws DomainError DATABASE_UNAVAILABLE */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database; the first connection is made at first use. Every connection is configured with the tenancy scope of the code that
 * requested it.
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const watches: Unwatch[] = [];
  const orm = await MikroORM.init({
    driver: BoundDriver,
    clientUrl: settings.clientUrl,
    entities: settings.entities as EntitySchema[],
    discovery: { warnWhenNoEntities: false },
    driverOptions: driverOptionsOf(settings, watches),
    allowGlobalContext: false,
    debug: false,
  });
  const database = databaseOn(orm, { ...settings, watches });
  watches.push(
    metricsOf(settings.name).watchStore('postgresql', async () =>
      withoutTenancy(async () => database.ping()).then(
        () => true,
        () => false,
      ),
    ),
  );
  return database;
}

function driverOptionsOf(settings: DatabaseSettings, watches: Unwatch[]): Record<string, unknown> {
  const limit = settings.poolSize ?? 10;
  return {
    application_name: `tertulia-${settings.name}`,
    max: limit,
    statement_timeout: settings.statementTimeoutMs ?? 10_000,
    connectionTimeoutMillis: settings.acquireTimeoutMs ?? 5_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    pipeline: true,
    onPoolCreated: (pool: Pool) => {
      installTenantDoor(pool);
      watches.push(metricsOf(settings.name).watchPool(() => readingOf(pool, limit)));
    },
  };
}

function readingOf({ totalCount, idleCount, waitingCount }: Pool, limit: number): PoolReading {
  return { inUse: totalCount - idleCount, idle: idleCount, limit, waiting: waitingCount };
}

function databaseOn(
  orm: MikroORM,
  { name, clientUrl, watches }: Pick<DatabaseSettings, 'name' | 'clientUrl'> & { watches: readonly Unwatch[] },
): Database {
  const listeners = new Set<() => void>();
  const read: DatabaseWork['read'] = async (work) => persistenceError(async () => work(ownFork(orm)));
  const transact: DatabaseWork['transact'] = async (work) => {
    const [result, hasEvents] = await inSpan({ name: 'transaction', service: name, kind: 'CLIENT' }, async () =>
      persistenceError(async () => retryConflicts(async () => commitOnce(orm, work))),
    );
    if (hasEvents) for (const listener of listeners) listener();
    return result;
  };
  return {
    name,
    clientUrl,
    orm,
    read,
    transact,
    onEventsAppended: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tryHold: async (lock, work) => tryHold({ name, clientUrl, lock }, work),
    ping: async () => {
      await read(async (em) => em.execute('select 1'));
    },
    close: async () => {
      for (const unwatch of watches) unwatch();
      await orm.close(true);
    },
  };
}

/**
 * Creates an entity manager of this database only. By default the ORM would return the manager of a transaction that surrounds the caller,
 * even of another database: a consumer would then work inside the relay's transaction.
 */
function ownFork(orm: MikroORM): EntityManager {
  return orm.em.fork({ disableContextResolution: true });
}

async function commitOnce<T>(orm: MikroORM, work: (em: EntityManager) => Promise<T>): Promise<[T, boolean]> {
  return ownFork(orm).transactional(async (em) => {
    const result = await work(em);
    await em.flush();
    return [result, hasAppendedEvents(em)];
  });
}
