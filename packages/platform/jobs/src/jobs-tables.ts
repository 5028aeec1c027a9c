import { getConstructionPlans } from 'pg-boss';

/** The schema of the tables of jobs, beside the subgraph's own. */
export const jobsSchema = 'pgboss';

/** The library wraps its script in a transaction with a lock; a migration is in one already. */
const wrapped = /^BEGIN;[^]*?pg_advisory_xact_lock\([^\n]*\);\n(?<statements>[^]*)COMMIT;$/;

/**
 * The statement of a migration that creates the tables of jobs. They belong to the owner; `migrate` grants the application's role its rights
 * on their rows. After an update of the library a new migration executes its `getMigrationPlans`.
 */
export function jobsMigrationSql(): string {
  const script = getConstructionPlans(jobsSchema, { createSchema: false }).trim();
  const statements = wrapped.exec(script)?.groups?.['statements'];
  if (statements === undefined) throw new Error('The script of the library has another form than expected');
  return `create schema ${jobsSchema}; ${statements}`;
}
