import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { postgresDataOf } from './prepared.ts';

/** A statement with the values of its parameters. */
export interface Statement {
  readonly sql: string;
  readonly values?: readonly unknown[];
}

/** Runs a statement as the owner of a database of the one process, beside it, and returns its rows. */
export async function askDatabase<Row extends pg.QueryResultRow>(
  { dataDir }: { readonly dataDir: string },
  database: string,
  { sql, values = [] }: Statement,
): Promise<Row[]> {
  const { dataDir: folder, password } = await postgresDataOf(dataDir);
  // The fourth line of this file is the port.
  const [, , , port = ''] = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n');
  const client = new pg.Client({ host: '127.0.0.1', port: Number(port), user: 'postgres', password, database });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
