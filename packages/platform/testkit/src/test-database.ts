import { randomBytes } from 'node:crypto';
import { applicationRoleName, applicationUrl, type ApplicationRole } from '@tertulia/persistence/database-urls';
import { Client } from 'pg';
import { startTestServer } from './test-server.js';

/** The role of suites, with the same rights as the application's. */
export const testApplicationRole: ApplicationRole = { name: applicationRoleName, password: 'only-for-tests' };

/** A database of one suite. */
export interface TestDatabase {
  readonly name: string;
  /** For migrations and for checks that bypass row level security. */
  readonly ownerUrl: string;
  /** For the application: owns nothing, row level security applies. */
  readonly clientUrl: string;
  /** Ends its connections and removes it. */
  drop(): Promise<void>;
}

const lockSpace = 7415;

/**
 * A fresh database, copied from a template that is migrated once in a jest run.
 * @param name names the template: one name for one set of migrations.
 * @param migrate brings the database of an owner's URL up to date, for the role `testApplicationRole`.
 */
export async function testDatabase(name: string, migrate: (ownerUrl: string) => Promise<void>): Promise<TestDatabase> {
  const server = await startTestServer();
  const template = `template_${name.replaceAll(/[^a-z0-9]/g, '_')}`;
  const copy = `test_${name.replaceAll(/[^a-z0-9]/g, '_')}_${randomBytes(5).toString('hex')}`;
  await withAdmin(server.urlOf('postgres'), async (admin) => {
    await admin.query('select pg_advisory_lock($1, hashtext($2))', [lockSpace, template]);
    const found = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (found.rowCount === 0)
      await makeTemplate(admin, template, async (unfinished) => migrate(server.urlOf(unfinished)));
    await admin.query(`create database ${copy} template ${template}`);
  });
  const ownerUrl = server.urlOf(copy);
  return {
    name: copy,
    ownerUrl,
    clientUrl: applicationUrl(ownerUrl, testApplicationRole),
    drop: async () =>
      withAdmin(
        server.urlOf('postgres'),
        async (admin) => void (await admin.query(`drop database if exists ${copy} with (force)`)),
      ),
  };
}

/** The template is renamed when it is complete, so that a failed migration leaves none. */
async function makeTemplate(
  admin: Client,
  template: string,
  fill: (unfinished: string) => Promise<void>,
): Promise<void> {
  const unfinished = `${template}_unfinished`;
  await admin.query(`drop database if exists ${unfinished} with (force)`);
  await admin.query(`create database ${unfinished}`);
  await fill(unfinished);
  await admin.query(`alter database ${unfinished} rename to ${template}`);
}

async function withAdmin(url: string, work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
