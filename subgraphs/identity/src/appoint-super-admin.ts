import { openDatabase } from '@tertulia/persistence';
import { grantSuperAdmin } from './application/grant-super-admin.js';
import { postgresWork } from './persistence/postgres-work.js';
import { identityEntities } from './persistence/tables.js';

/**
 * Makes the user with this e-mail a super admin, with access to identity's database only. Running processes may cache
 * an existing session's permissions for half a minute; a new session has the role at once. @returns false if there is
 * no such account
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
