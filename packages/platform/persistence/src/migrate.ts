import { setTimeout as wait } from 'node:timers/promises';
import { Migrator } from '@mikro-orm/migrations';
import type { Migration } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { databaseUrl, type ApplicationRole } from './database-urls.js';
import { unguardedTablesSql } from './row-level-security.js';

/** One migration of a subgraph: a stable name and its class; the list is written by hand, in order. */
export interface MigrationEntry {
  readonly name: string;
  readonly class: new (...args: ConstructorParameters<typeof Migration>) => Migration;
  /**
   * Why this migration may remove something: the previous release no longer uses it. Without it a migration only adds, so that processes of
   * the previous release keep working while the next ones start.
   */
  readonly contract?: string;
}

/** What to migrate, and for which role. */
export interface MigrationSettings {
  /** URL of the subgraph's database for a role that may create databases and roles. */
  readonly ownerUrl: string;
  readonly migrations: readonly MigrationEntry[];
  readonly applicationRole: ApplicationRole;
  /** A statement that waits longer for a table lock gives up, so that other queries can pass, and is retried. Default 1 000. */
  readonly lockTimeoutMs?: number;
  /** How long to keep trying. Default 120 000. */
  readonly lockPatienceMs?: number;
}

const identifier = /^[a-z][a-z0-9_]*$/;
/** Two arbitrary numbers that identify the lock. */
const lockKeys = '7414, 1';
const lockTimeoutMsDefault = 1_000;
const lockPatienceMsDefault = 120_000;
const lockPauseMs = 500;
/** SQLSTATE: a lock was not available in time, or waiting for it would never have ended. */
const lockRefused = ['55P03', '40P01'];
/** `public` and those that a migration created, such as that of jobs. */
const ownSchemasSql = `
  select nspname as schema from pg_namespace
  where nspname = 'public' or (nspowner = current_user::regrole and nspname !~ '^pg_' and nspname <> 'information_schema')
  order by 1`;

/**
 * Brings the database up to date: creates it and the application's role when they are missing, runs pending migrations in one transaction,
 * grants the role its rights on rows (never on structure). Safe to call from many processes at once.
 * @throws Error when a table with `organization_id` has no row level security.
 */
export async function migrate(settings: MigrationSettings): Promise<void> {
  const { ownerUrl, applicationRole } = settings;
  if (!identifier.test(applicationRole.name)) throw new RangeError('The role must be a plain identifier');
  await withLock(databaseUrl(ownerUrl, 'postgres'), async (client) => {
    await ensureDatabase(client, databaseNameOf(ownerUrl));
    await ensureRole(client, applicationRole);
  });
  await withLock(ownerUrl, async (client) => {
    await untilUnlocked(settings, async () => runMigrations(settings));
    await refuseUnguardedTables(client);
    await grantRows(client, applicationRole.name);
  });
}

function databaseNameOf(url: string): string {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  if (!identifier.test(name)) throw new RangeError(`${name || 'The empty text'} is not a plain database name`);
  return name;
}

/** The lock belongs to the connection, so a killed process leaves none behind. */
async function withLock(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${lockKeys})`);
    await work(client);
  } finally {
    await client.end();
  }
}

async function ensureDatabase(client: Client, name: string): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (found.rowCount === 0) await client.query(`create database ${name}`);
}

async function ensureRole(client: Client, role: ApplicationRole): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role.name]);
  const rights = 'login nosuperuser nocreatedb nocreaterole nobypassrls';
  const verb = found.rowCount === 0 ? 'create' : 'alter';
  await client.query(`${verb} role ${role.name} ${rights} password ${client.escapeLiteral(role.password)}`);
}

/** DDL that waits for a lock queues every later query behind it, so give up after a moment, roll everything back and retry. */
async function untilUnlocked(settings: MigrationSettings, work: () => Promise<void>): Promise<void> {
  const deadline = performance.now() + (settings.lockPatienceMs ?? lockPatienceMsDefault);
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isLockRefused(error) || performance.now() >= deadline) throw error;
      await wait(lockPauseMs);
    }
  }
}

function isLockRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as Error & { code?: string };
  return (code !== undefined && lockRefused.includes(code)) || isLockRefused(error.cause);
}

async function runMigrations({ ownerUrl, migrations, lockTimeoutMs }: MigrationSettings): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: ownerUrl,
    entities: [],
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    driverOptions: { max: 2, lock_timeout: lockTimeoutMs ?? lockTimeoutMsDefault },
    debug: false,
    logger: () => undefined,
    migrations: {
      tableName: 'migrations',
      migrationsList: migrations.map((entry) => ({ name: entry.name, class: entry.class })),
      snapshot: false,
      transactional: true,
      allOrNothing: true,
    },
  });
  try {
    await orm.migrator.up();
  } finally {
    await orm.close(true);
  }
}

async function refuseUnguardedTables(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(unguardedTablesSql);
  if (rows.length > 0) throw new Error(`Tables without row level security: ${rows.map((row) => row.name).join(', ')}`);
}

async function grantRows(client: Client, role: string): Promise<void> {
  await client.query('revoke create on schema public from public');
  const { rows } = await client.query<{ schema: string }>(ownSchemasSql);
  for (const { schema } of rows) {
    const name = client.escapeIdentifier(schema);
    await client.query(`
      grant usage on schema ${name} to ${role};
      grant select, insert, update, delete on all tables in schema ${name} to ${role};
      grant usage, select on all sequences in schema ${name} to ${role}`);
  }
  await client.query(`revoke all on table migrations from ${role}`);
}
