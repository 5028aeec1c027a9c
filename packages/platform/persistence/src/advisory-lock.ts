import { Client } from 'pg';
import { persistenceError } from './persistence-error.js';

/** Which lock, and of which database. */
export interface LockPlace {
  /** Name of the subgraph; shown by PostgreSQL as the application's name. */
  readonly name: string;
  readonly clientUrl: string;
  readonly lock: string;
}

/** Ours among the advisory locks of a database. */
const lockSpace = 7416;
const connectTimeoutMs = 5_000;

/**
 * Runs the work while a connection of its own holds the lock: it ends with the connection, so nobody has to renew it or clean up.
 * Not one of the pool's: the work needs those.
 */
export async function tryHold<T>(place: LockPlace, work: () => Promise<T>): Promise<T | null> {
  const client = new Client({
    connectionString: place.clientUrl,
    application_name: `tertulia-${place.name}-lock`,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
  });
  // An error between two queries would end the process.
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
