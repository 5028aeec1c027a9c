import { Client } from 'pg';
import { persistenceError } from './persistence-error.js';

/** A lock and the database that it belongs to. */
export interface LockPlace {
  /** Name of the subgraph; shown by PostgreSQL as the application's name. */
  readonly name: string;
  readonly clientUrl: string;
  readonly lock: string;
}

/** The first key of all advisory locks of this platform. */
const lockSpace = 7416;
const connectTimeoutMs = 5_000;

/**
 * Runs the work while a separate connection has the lock. The lock ends with that connection, so it needs no renewal and no clean-up. The
 * connection is not one of the pool's, because the work needs those.
 */
export async function tryHold<T>(place: LockPlace, work: () => Promise<T>): Promise<T | null> {
  const client = new Client({
    connectionString: place.clientUrl,
    application_name: `tertulia-${place.name}-lock`,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
  });
  // Without a listener, an error between two queries would end the process.
  client.on('error', () => undefined);
  try {
    return (await persistenceError(async () => isTaken(client, place.lock))) ? await work() : null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function isTaken(client: Client, lock: string): Promise<boolean> {
  await client.connect();
  const sql = 'select pg_try_advisory_lock($1, hashtext($2)) as taken';
  const { rows } = await client.query<{ taken: boolean }>(sql, [lockSpace, lock]);
  return rows[0]?.taken === true;
}
