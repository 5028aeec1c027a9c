import { openDatabase } from '@tertulia/persistence';
import { grantSuperAdmin } from './application/grant-super-admin.js';
import { postgresWork } from './persistence/postgres-work.js';
import { identityEntities } from './persistence/tables.js';

/**
 * Lets the bearer of an e-mail run the platform, on identity's database alone. Processes that run keep what a session meant for half a
 * minute at most; a new session means it at once. @returns false when there is no such account
 */
export async function appointSuperAdmin(databaseUrl: string, email: string): Promise<boolean> {
  const settings = { name: 'grant-super-admin', clientUrl: databaseUrl, entities: identityEntities, poolSize: 1 };
  const database = await openDatabase(settings);
  try {
    return await grantSuperAdmin({ work: postgresWork(database, async () => undefined) }, email);
  } finally {
    await database.close();
  }
}
