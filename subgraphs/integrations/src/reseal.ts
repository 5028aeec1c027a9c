import { openDatabase, workOn } from '@tertulia/persistence';
import { resealKeys } from './application/reseal-keys.js';
import { MasterKeys } from './clients/master-keys.js';
import { connectionStoresOn } from './persistence/connection-stores.js';
import { integrationsEntities } from './persistence/tables.js';

/**
 * Encrypts the key of every organization with the first of the master keys, with access to the database of integrations only.
 * Returns how many keys it changed. @throws Error when a key is encrypted with a master key that is not given
 */
export async function reseal(databaseUrl: string, credentialsKeys: readonly string[]): Promise<number> {
  const settings = { name: 'reseal', clientUrl: databaseUrl, entities: integrationsEntities, poolSize: 1 };
  const database = await openDatabase(settings);
  try {
    return await resealKeys({ work: workOn(database, connectionStoresOn), wrapping: new MasterKeys(credentialsKeys) });
  } finally {
    await database.close();
  }
}
