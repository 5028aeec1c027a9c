import { Client } from 'pg';
import type { DatabaseServer } from '../database-server.js';

/**
 * Runs the work while the server acknowledges commits before they are on disk: a crash may then lose the last moments, and the demo data is
 * made again. A server whose settings may not be changed is used as it is.
 */
export async function withQuickCommits<T>(server: DatabaseServer, work: () => Promise<T>): Promise<T> {
  await set(server, 'alter system set synchronous_commit = off').catch(() => undefined);
  try {
    return await work();
  } finally {
    await set(server, 'alter system reset synchronous_commit').catch(() => undefined);
  }
}

async function set(server: DatabaseServer, statement: string): Promise<void> {
  const client = new Client({ connectionString: server.urlOf('postgres') });
  await client.connect();
  try {
    await client.query(statement);
    await client.query('select pg_reload_conf()');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}
