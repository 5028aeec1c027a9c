import { join } from 'node:path';
import { secret, setting, type ValuesOf } from '@tertulia/environment';
import { z } from 'zod';
import { embeddedServerUrl } from './embedded-server.js';

/** Settings with which an operator's command finds PostgreSQL. */
export const operatorSettings = {
  databaseUrl: secret(
    'DATABASE_URL',
    'postgres://… of the server with the databases tertulia_*',
    z
      .url({ protocol: /^postgres(ql)?$/ })
      .nullable()
      .default(null),
  ),
  dataDir: setting(
    'TERTULIA_DATA',
    'the data folder of one process with its own PostgreSQL',
    z.string().nullable().default(null),
  ),
};

/** The configured server, or the one that one process runs on its data folder. @throws StartProblem when none runs */
export async function operatorServerUrl(settings: ValuesOf<typeof operatorSettings>, root: string): Promise<string> {
  return settings.databaseUrl ?? embeddedServerUrl(settings.dataDir ?? join(root, '.tertulia'));
}
