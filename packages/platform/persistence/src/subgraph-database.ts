import { openDatabase } from './database.js';
import type { Database, DatabaseSettings } from './database.js';
import type { ApplicationRole } from './database-urls.js';
import { migrate } from './migrate.js';
import type { MigrationEntry } from './migrate.js';

/** Two URLs of one database. */
export interface DatabaseUrls {
  /** For a role that may create the database and the application's role. */
  readonly ownerUrl: string;
  /** For the application's role, which owns nothing. */
  readonly appUrl: string;
}

/** A subgraph's database and its schema. */
export interface SubgraphDatabaseSettings extends Omit<DatabaseSettings, 'clientUrl'> {
  readonly databases: DatabaseUrls;
  readonly migrations: readonly MigrationEntry[];
}

/** Migrates a subgraph's database as its owner and opens it as the application. */
export async function openSubgraphDatabase(settings: SubgraphDatabaseSettings): Promise<Database> {
  const { databases, migrations, ...rest } = settings;
  const applicationRole = roleOf(databases.appUrl);
  await migrate({ ownerUrl: databases.ownerUrl, migrations, applicationRole });
  return openDatabase({ ...rest, clientUrl: databases.appUrl });
}

function roleOf(appUrl: string): ApplicationRole {
  const { username, password } = new URL(appUrl);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}
