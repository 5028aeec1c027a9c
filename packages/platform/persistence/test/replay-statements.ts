import { testApplicationRole } from '@tertulia/testkit';
import { Client } from 'pg';

/** A statement that a release sent, with one sample of its values. */
export interface RecordedStatement {
  readonly sql: string;
  readonly values?: readonly unknown[];
}

/** A statement that the schema does not take any more. */
export interface RefusedStatement {
  readonly sql: string;
  readonly error: string;
}

/**
 * Runs every statement as the application's role, each rolled back at once, and returns those that were refused. Rows that a
 * statement refers to do not exist: foreign keys are not checked, everything else is.
 */
export async function refusedStatements(
  ownerUrl: string,
  statements: readonly RecordedStatement[],
): Promise<RefusedStatement[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(`set local role ${testApplicationRole.name}`);
    await client.query("select set_config('tertulia.platform', 'on', true)");
    const refused: RefusedStatement[] = [];
    for (const statement of statements) {
      const error = await errorOf(client, statement);
      if (error !== null) refused.push({ sql: statement.sql, error });
    }
    await client.query('rollback');
    return refused;
  } finally {
    await client.end();
  }
}

async function errorOf(client: Client, { sql, values }: RecordedStatement): Promise<string | null> {
  await client.query('savepoint before_statement');
  try {
    await client.query(sql, [...(values ?? [])]);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.query('rollback to savepoint before_statement');
  }
}
