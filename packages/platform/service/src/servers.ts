import { StartProblem } from '@tertulia/environment';
import { databaseUrl } from '@tertulia/persistence/database-urls';
import { openRedis, RedisUnavailableError, UnsuitableRedisError, type RedisServer } from '@tertulia/messaging/redis';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { awaitServer } from './await-server.js';

/** How long to wait for a server, and where to log it. */
export interface Waiting {
  readonly patienceMs: number;
  readonly log: Logger;
  /** The name of the setting that has its address, as the operator sees it. */
  readonly setting?: string;
}

const versionMin = 15;
const connectTimeoutMs = 5_000;

/** Opens Redis once it responds. @throws StartProblem when it does not, refuses the connection or is too old */
export async function awaitRedis(url: string, name: string, waiting: Waiting): Promise<RedisServer> {
  const { patienceMs, log } = waiting;
  try {
    return await awaitServer({
      ...{ name: 'Redis', setting: 'REDIS_URL', patienceMs, log },
      open: async () => openRedis({ url, name, log }),
      isUnavailable: (error) => error instanceof RedisUnavailableError,
    });
  } catch (error) {
    throw redisProblem(error);
  }
}

function redisProblem(error: unknown): unknown {
  if (error instanceof StartProblem) return error;
  if (error instanceof UnsuitableRedisError) {
    return new StartProblem(
      `Redis ${error.version} es demasiado antiguo: hace falta la versión ${error.versionMin} o una posterior (REDIS_URL).`,
      `Redis ${error.version} is too old: version ${error.versionMin} or a later one is needed (REDIS_URL).`,
    );
  }
  return new StartProblem(
    `Redis rechaza la conexión: ${messageOf(error)}. Revisa usuario y contraseña en REDIS_URL.`,
    `Redis refuses the connection: ${messageOf(error)}. Check user and password in REDIS_URL.`,
  );
}

/** Resolves once PostgreSQL accepts connections. @throws StartProblem when it does not, refuses the connection or is too old */
export async function awaitPostgres(ownerUrl: string, waiting: Waiting): Promise<void> {
  const { patienceMs, log, setting = 'DATABASE_OWNER_URL' } = waiting;
  const version = await awaitServer({
    ...{ name: 'PostgreSQL', setting, patienceMs, log },
    open: async () => postgresVersion(databaseUrl(ownerUrl, 'postgres')),
    isUnavailable: isPostgresUnavailable,
  }).catch((error: unknown) => {
    throw error instanceof StartProblem ? error : postgresProblem(error, setting);
  });
  if (Math.trunc(version / 10_000) >= versionMin) return;
  throw new StartProblem(
    `PostgreSQL ${version / 10_000} es demasiado antiguo: hace falta la versión ${versionMin} o una posterior.`,
    `PostgreSQL ${version / 10_000} is too old: version ${versionMin} or a later one is needed.`,
  );
}

async function postgresVersion(url: string): Promise<number> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  // Without a listener, an error between two queries would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
    return Number(rows[0]?.server_version_num);
  } finally {
    await client.end();
  }
}

const unavailableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  // Starting up, shutting down, no more connections.
  '57P03',
  '57P01',
  '53300',
]);

function isPostgresUnavailable(error: unknown): boolean {
  const { code, message } = error as Partial<NodeJS.ErrnoException>;
  return (code !== undefined && unavailableCodes.has(code)) || /timeout|terminated unexpectedly/.test(message ?? '');
}

function postgresProblem(error: unknown, setting: string): StartProblem {
  return new StartProblem(
    `PostgreSQL rechaza la conexión: ${messageOf(error)}. Revisa usuario y contraseña en ${setting}.`,
    `PostgreSQL refuses the connection: ${messageOf(error)}. Check user and password in ${setting}.`,
  );
}

function messageOf(error: unknown): string {
  return (error as Partial<Error>).message ?? String(error);
}
