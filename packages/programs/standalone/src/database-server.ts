import { join } from 'node:path';
import { keepPostgresRunning, PostgresStartError, type KeepListener } from '@tertulia/embedded-postgres';
import { createLog } from '@tertulia/subgraph';
import type { StandaloneEnvironment } from './environment.js';
import type { Secrets } from './secrets.js';
import { StartProblem } from '@tertulia/environment';

export interface DatabaseServer {
  /** URL of one database for a role that may create databases and roles. */
  urlOf(database: string): string;
  stop(): Promise<void>;
}

/** The configured server, or the embedded one on the data folder. @throws StartProblem */
export async function openDatabaseServer(
  environment: Pick<StandaloneEnvironment, 'databaseUrl' | 'dataDir' | 'logLevel'>,
  secrets: Secrets,
): Promise<DatabaseServer> {
  const { databaseUrl, dataDir } = environment;
  if (databaseUrl !== null) {
    return givenDatabaseServer(databaseUrl);
  }
  try {
    const settings = {
      dataDir: join(dataDir, 'postgres'),
      port: 0,
      isDurable: true,
      password: secrets.databasePassword,
    };
    return await keepPostgresRunning(settings, listenerOf(environment.logLevel));
  } catch (error) {
    if (error instanceof PostgresStartError) throw new StartProblem(error.message, '');
    throw error;
  }
}

function listenerOf(logLevel: string): KeepListener {
  const log = createLog('postgres', logLevel);
  return {
    ended: () => log.error('PostgreSQL ended unexpectedly and is being restarted'),
    restarted: () => log.warn('PostgreSQL is running again'),
    failed: (error) => log.error({ err: error }, 'PostgreSQL cannot be started yet'),
  };
}

/** A server that this program neither starts nor stops. */
export function givenDatabaseServer(url: string): DatabaseServer {
  return { urlOf: (database) => withDatabase(url, database), stop: async () => undefined };
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
