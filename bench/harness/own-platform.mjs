import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const built = (path) => import(join(root, path));

/** The subgraphs in this process, on the databases of a world whose platform runs elsewhere. No job and no relay is started. */
export async function ownPlatform(dataDir, { ids = null, logLevel = 'warn' } = {}) {
  const { createPlatform } = await built('packages/programs/standalone/dist/platform.js');
  const { systemClock, systemIds } = await built('packages/platform/persistence/dist/index.js');
  const secrets = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'));
  const port = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3];
  const urlOf = (database) =>
    `postgres://postgres:${encodeURIComponent(secrets.databasePassword)}@127.0.0.1:${port}/${database}`;
  const databaseServer = { urlOf, stop: async () => undefined };
  const platform = await createPlatform({
    databaseServer,
    mongo: null,
    secrets,
    publicUrl: 'http://127.0.0.1',
    clock: systemClock,
    ids: ids ?? systemIds,
    logLevel,
  });
  return { platform, secrets, urlOf, built };
}
