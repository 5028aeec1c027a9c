import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { createPlatform as create, Platform } from '../../packages/programs/standalone/dist/platform.js';

type PlatformInput = Parameters<typeof create>[0];

/** The file with a world's passwords and keys. */
export type Secrets = PlatformInput['secrets'] & {
  readonly databasePassword: string;
  readonly principalSecret: string;
};

/** The subgraphs of a world, and how to reach its databases. */
export interface OwnPlatform {
  readonly platform: Platform;
  readonly secrets: Secrets;
  readonly urlOf: (database: string) => string;
}

/** How to reach the running databases of a world, as their owner. */
export async function readDatabase(dataDir: string): Promise<Pick<OwnPlatform, 'secrets' | 'urlOf'>> {
  const secrets = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8')) as Secrets;
  const port = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3];
  const urlOf = (database: string) =>
    `postgres://postgres:${encodeURIComponent(secrets.databasePassword)}@127.0.0.1:${port}/${database}`;
  return { secrets, urlOf };
}

/** Opens the subgraphs in this process, on the databases of a world whose platform runs elsewhere. Starts no job and no relay. */
export async function ownPlatform(
  dataDir: string,
  { ids = null }: { readonly ids?: PlatformInput['ids'] | null } = {},
): Promise<OwnPlatform> {
  const { createPlatform } = await import('../../packages/programs/standalone/dist/platform.js');
  const { systemClock, systemIds } = await import('../../packages/platform/persistence/dist/index.js');
  const { secrets, urlOf } = await readDatabase(dataDir);
  const databaseServer = { urlOf, stop: async () => undefined };
  const platform = await createPlatform({
    databaseServer,

    secrets,
    settings: { publicUrl: 'http://127.0.0.1', filesFolder: join(dataDir, 'files') },
    clock: systemClock,
    ids: ids ?? systemIds,
    logLevel: 'warn',
  });
  return { platform, secrets, urlOf };
}
