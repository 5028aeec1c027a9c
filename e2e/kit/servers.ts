/** The servers of the services when each is a separate process, on free ports with new data. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import { copyPrepared, type PostgresData, postgresDataOf } from './prepared.ts';
import { patienceMs } from './scale.ts';

const root = join(import.meta.dirname, '..', '..');
const mongoFolder = join(root, '.ci', 'mongo');

/** A server that services need. */
export interface Server {
  readonly port: number;
  readonly url: string;
  /** Pid of the current process; null for a given server. */
  readonly pid: number | null | undefined;
  /** Stops it in order. */
  readonly stop: () => Promise<unknown>;
  /** Ends it as a crash would. */
  readonly kill: () => Promise<unknown>;
  /** Restarts it on the same port, with the same data. */
  readonly restart: () => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
}

/** PostgreSQL, Redis and MongoDB, which may be left out. */
export interface Servers {
  readonly folder: string;
  readonly postgres: Server;
  readonly redis: Server;
  readonly mongo: Server | null;
  readonly stop: () => Promise<void>;
}

/** How the servers are started. */
export interface ServersSettings {
  readonly mongo?: boolean;
  /** PostgreSQL starts without databases; by default those of the services exist and are migrated. */
  readonly isFresh?: boolean;
  /** Continues with earlier data. */
  readonly postgres?: PostgresData | null;
}

const onPath = (program: string) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** What this machine lacks for `startServers`, in words; null when it can run. */
export function missingServers({ mongo = true } = {}): string | null {
  const missing: string[] = [];
  if (!onPath('redis-server')) missing.push('redis-server');
  const hasMongo =
    process.env['TEST_MONGODB_URL'] !== undefined || (onPath('java') && existsSync(join(mongoFolder, 'lib')));
  if (mongo && !hasMongo) missing.push('TEST_MONGODB_URL, or java and .ci/mongo/fetch.sh');
  return missing.length === 0 ? null : missing.join('; ');
}

/**
 * PostgreSQL (the embedded one), Redis and, unless `mongo` is false, MongoDB. A MongoDB given by `TEST_MONGODB_URL` gets a separate
 * database and can be neither stopped nor killed.
 */
export async function startServers({
  mongo = true,
  isFresh = false,
  postgres = null,
}: ServersSettings = {}): Promise<Servers> {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-servers-'));
  const running: Server[] = [];
  const started = async (starting: Promise<Server>) => {
    const server = await starting;
    running.push(server);
    return server;
  };
  const stopAll = async () => {
    await Promise.allSettled(running.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  const data = async () => postgres ?? (isFresh ? emptyPostgres(folder) : copiedPostgres(folder));
  try {
    const [postgresServer, redis, mongoServer] = await Promise.all([
      started(data().then(startPostgresServer)),
      started(startRedisServer(join(folder, 'redis'))),
      mongo ? started(startMongoServer(join(folder, 'mongo'))) : null,
    ]);
    return { folder, postgres: postgresServer, redis, mongo: mongoServer, stop: stopAll };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

function emptyPostgres(folder: string): PostgresData {
  return { dataDir: join(folder, 'postgres'), password: 'owner-of-the-tests' };
}

async function copiedPostgres(folder: string): Promise<PostgresData> {
  const copy = join(folder, 'prepared');
  await copyPrepared('off', copy);
  return postgresDataOf(copy);
}

async function startPostgresServer({ dataDir, password }: PostgresData): Promise<Server> {
  const { startPostgres } = await import('../../packages/platform/embedded-postgres/dist/index.js');
  const port = await freePort();
  const open = () => startPostgres({ dataDir, port, isDurable: true, password });
  let server = await open();
  return {
    port,
    url: server.urlOf('postgres'),
    get pid() {
      return server.pid;
    },
    stop: () => server.stop(),
    async kill() {
      process.kill(server.pid, 'SIGKILL');
      await server.ended;
    },
    async restart() {
      await server.stop().catch(() => undefined);
      server = await open();
    },
    pause: () => process.kill(server.pid, 'SIGSTOP'),
    resume: () => process.kill(server.pid, 'SIGCONT'),
  };
}

/** As in `deploy/`: accepted writes are on disk within a second. */
async function startRedisServer(folder: string): Promise<Server> {
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--loglevel', 'warning'];
  const durable = ['--appendonly', 'yes', '--appendfsync', 'everysec'];
  const program = await startProgram({ command: ['redis-server', ...options, ...durable] as const, port });
  return serverOf(program, `redis://127.0.0.1:${port}`);
}

async function startMongoServer(folder: string): Promise<Server> {
  const given = process.env['TEST_MONGODB_URL'];
  if (given !== undefined) return givenMongo(given);
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const command = [join(mongoFolder, 'start.sh'), `${port}`, join(folder, 'data')] as const;
  const program = await startProgram({ command, port });
  return serverOf(program, `mongodb://127.0.0.1:${port}/tertulia`);
}

function serverOf(program: Program, url: string): Server {
  return {
    ...program,
    get pid() {
      return program.pid();
    },
    url,
  };
}

function givenMongo(given: string): Server {
  const url = new URL(given);
  url.pathname = `/tertulia_${process.pid}_${Date.now()}`;
  const refuse = () => {
    throw new Error('a given MongoDB cannot be stopped');
  };
  return {
    ...{ port: Number(url.port), pid: null, url: url.href, kill: refuse, restart: refuse },
    ...{ pause: refuse, resume: refuse, stop: async () => undefined },
  };
}

interface Program extends Omit<Server, 'url' | 'pid'> {
  readonly pid: () => number | undefined;
}

/** A server program that listens on a port; restarted with the same command. */
async function startProgram({
  command,
  port,
}: {
  command: readonly [string, ...string[]];
  port: number;
}): Promise<Program> {
  const [file, ...args] = command;
  let child: ChildProcessByStdio<null, Readable, Readable> | undefined;
  let ended: Promise<unknown> | undefined;
  const open = async () => {
    let output = '';
    child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const own = child;
    ended = new Promise((resolve) => own.once('exit', resolve));
    own.once('error', (error) => (output += error.message));
    for (const stream of [own.stdout, own.stderr])
      stream.on('data', (chunk: Buffer) => (output = `${output}${String(chunk)}`.slice(-4000)));
    const deadline = Date.now() + patienceMs;
    while (!(await accepts(port))) {
      if (own.exitCode !== null || own.signalCode !== null || own.pid === undefined || Date.now() > deadline) {
        own.kill('SIGKILL');
        throw new Error(`${file} did not start:\n${output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child?.exitCode === null && child.signalCode === null) {
      child.kill('SIGCONT');
      child.kill(signal);
    }
    await ended;
  };
  await open();
  return {
    port,
    pid: () => child?.pid,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGTERM');
      await open();
    },
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
  };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** A port that is free at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
