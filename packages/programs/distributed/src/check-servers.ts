import { StartProblem } from '@tertulia/environment';
import { awaitPostgres, awaitRedis } from '@tertulia/service/process';
import { MongoClient, MongoCompatibilityError } from 'mongodb';
import { pino } from 'pino';
import type { DistributedEnvironment } from './environment.js';

/** Servers that responded and are new enough. */
export interface CheckedServers {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Null where analytics uses PostgreSQL. */
  readonly mongoUrl: string | null;
}

const mongoVersionMin = 5;
const mongoTimeoutMs = 3_000;
const silent = pino({ level: 'silent' });
const waiting = { patienceMs: 0, log: silent };

/** Checks all servers at once. @throws StartProblem that lists everything that is missing, does not respond or is too old */
export async function checkServers(environment: DistributedEnvironment): Promise<CheckedServers> {
  const { databaseUrl, redisUrl, mongoUrl, usesMongo } = environment;
  const checks = [
    checked(databaseUrl, 'DATABASE_URL', async (url) => awaitPostgres(url, { ...waiting, setting: 'DATABASE_URL' })),
    checked(redisUrl, 'REDIS_URL', async (url) => (await awaitRedis(url, 'supervisor', waiting)).close()),
    ...(usesMongo ? [checked(mongoUrl, 'MONGODB_URL', checkMongo)] : []),
  ];
  const problems = (await Promise.all(checks)).filter((problem) => problem !== null);
  if (problems.length > 0 || databaseUrl === null || redisUrl === null) throw everythingWrong(problems);
  return { databaseUrl, redisUrl, mongoUrl: usesMongo ? mongoUrl : null };
}

const examples: Readonly<Record<string, string>> = {
  DATABASE_URL: 'postgres://postgres:…@localhost:5432/postgres',
  REDIS_URL: 'redis://localhost:6379',
  MONGODB_URL: 'mongodb://localhost:27017/tertulia',
};

async function checked(
  url: string | null,
  setting: string,
  check: (url: string) => Promise<void>,
): Promise<StartProblem | null> {
  if (url === null) {
    const example = examples[setting] ?? '';
    return new StartProblem(
      `Falta ${setting}, por ejemplo ${example}`,
      `${setting} is missing, for example ${example}`,
    );
  }
  try {
    await check(url);
    return null;
  } catch (error) {
    if (error instanceof StartProblem) return error;
    throw error;
  }
}

async function checkMongo(url: string): Promise<void> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: mongoTimeoutMs, connectTimeoutMS: mongoTimeoutMs });
  try {
    const { version } = await client.db('admin').command({ buildInfo: 1 });
    if (Number.parseInt(String(version), 10) < mongoVersionMin) throw tooOld(String(version));
  } catch (error) {
    throw mongoProblem(error);
  } finally {
    await client.close();
  }
}

function mongoProblem(error: unknown): unknown {
  if (error instanceof StartProblem) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof MongoCompatibilityError) return tooOld(reason);
  return new StartProblem(
    `MongoDB no responde (${reason}). Revisa que esté encendido y que MONGODB_URL tenga su dirección.`,
    `MongoDB does not respond (${reason}). Check that it is running and that MONGODB_URL has its address.`,
  );
}

function tooOld(found: string): StartProblem {
  return new StartProblem(
    `MongoDB es demasiado antiguo (${found}): hace falta la versión 5.0 o una posterior.`,
    `MongoDB is too old (${found}): version 5.0 or a later one is needed.`,
  );
}

function everythingWrong(problems: readonly StartProblem[]): StartProblem {
  const lines = problems.map(({ message }) => message.replaceAll(/^/gm, '  ')).join('\n');
  return new StartProblem(
    `Para correr cada servicio como un proceso hacen falta sus servidores / Every service as a process needs its servers:\n${lines}`,
    '',
  );
}
