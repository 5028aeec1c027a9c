import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startPostgres } from '@tertulia/embedded-postgres';
import { foreignDatabaseUrl, testFolder } from './environment.js';
import { reservedPort } from './reserved-port.js';

/** The one PostgreSQL of this jest run, shared by all of its workers: the embedded one, or that of `TEST_DATABASE_URL`. */
export interface TestServer {
  readonly port: number;
  /** URL of a database for the owner. */
  urlOf(database: string): string;
}

const password = 'only-for-tests';
const patienceMs = 100_000;

let known: Promise<TestServer> | undefined;

/** Starts the server of this run, or finds the one that another worker started. */
export async function startTestServer(): Promise<TestServer> {
  const foreignUrl = foreignDatabaseUrl();
  known ??= foreignUrl === null ? startOrFind(testFolder()) : Promise.resolve(serverAt(foreignUrl));
  return known;
}

function serverAt(url: string): TestServer {
  const urlOf = (database: string): string => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  return { port: Number(new URL(url).port || 5432), urlOf };
}

async function startOrFind(folder: string): Promise<TestServer> {
  const note = join(folder, 'server.json');
  const isFirst = await mkdir(join(folder, 'starting')).then(
    () => true,
    () => false,
  );
  if (isFirst) await start(folder, note);
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const text = await readFile(note, 'utf8').catch(() => null);
    if (text !== null) return serverOf(JSON.parse(text) as { port?: number; failure?: string });
    await wait(20);
  }
  throw new Error('The test server did not start in time');
}

async function start(folder: string, note: string): Promise<void> {
  const dataDir = join(folder, 'postgres');
  const outcome = await startPostgres({
    dataDir,
    port: await reservedPort(),
    isDurable: false,
    password,
    isDetached: true,
  }).then(
    (server) => ({ port: server.port }),
    (error: unknown) => ({ failure: String(error) }),
  );
  await writeFile(`${note}.new`, JSON.stringify(outcome));
  await rename(`${note}.new`, note);
}

function serverOf(outcome: { port?: number; failure?: string }): TestServer {
  const { port, failure } = outcome;
  if (port === undefined) throw new Error(failure ?? 'The test server did not start');
  return { port, urlOf: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}` };
}
