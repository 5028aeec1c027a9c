/** The servers that the services stand on when each is a process of its own, on free ports with data of their own. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const mongoFolder = join(root, '.ci', 'mongo');
const startDeadlineMs = 60_000;

const onPath = (program) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** What is missing on this machine for `startServers`, in words; null when it can run. */
export function missingServers({ mongo = true } = {}) {
  const missing = [];
  if (!onPath('redis-server')) missing.push('redis-server');
  const hasMongo =
    process.env['TEST_MONGODB_URL'] !== undefined || (onPath('java') && existsSync(join(mongoFolder, 'lib')));
  if (mongo && !hasMongo) missing.push('TEST_MONGODB_URL, or java and .ci/mongo/fetch.sh');
  return missing.length === 0 ? null : missing.join('; ');
}

/**
 * PostgreSQL (the embedded one), Redis and, unless `mongo` is false, MongoDB. `postgres: { dataDir, password }` continues with
 * earlier data. Each has `url`, `port`, `pid`, `stop()` (in order), `kill()` (as a crash would), `restart()` (same port, same data)
 * and `pause()`/`resume()`. A MongoDB given by `TEST_MONGODB_URL` gets a database of its own and can be neither stopped nor killed.
 */
export async function startServers({ mongo = true, postgres = {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tertulia-servers-'));
  const running = [];
  const started = async (starting) => {
    const server = await starting;
    running.push(server);
    return server;
  };
  const stopAll = async () => {
    await Promise.allSettled(running.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [postgresServer, redis, mongoServer] = await Promise.all([
      started(startPostgresServer({ dataDir: join(folder, 'postgres'), password: 'owner-of-the-tests', ...postgres })),
      started(startRedisServer(join(folder, 'redis'))),
      mongo ? started(startMongoServer(join(folder, 'mongo'))) : null,
    ]);
    return { folder, postgres: postgresServer, redis, mongo: mongoServer, stop: stopAll };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function startPostgresServer({ dataDir, password }) {
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

/** As `deploy/` runs it: what was accepted is on disk within a second. */
async function startRedisServer(folder) {
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--loglevel', 'warning'];
  const durable = ['--appendonly', 'yes', '--appendfsync', 'everysec'];
  const program = await startProgram({ command: ['redis-server', ...options, ...durable], port });
  return {
    ...program,
    get pid() {
      return program.pid();
    },
    url: `redis://127.0.0.1:${port}`,
  };
}

async function startMongoServer(folder) {
  const given = process.env['TEST_MONGODB_URL'];
  if (given !== undefined) return givenMongo(given);
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const command = [join(mongoFolder, 'start.sh'), `${port}`, join(folder, 'data')];
  const program = await startProgram({ command, port });
  return {
    ...program,
    get pid() {
      return program.pid();
    },
    url: `mongodb://127.0.0.1:${port}/tertulia`,
  };
}

function givenMongo(given) {
  const url = new URL(given);
  url.pathname = `/tertulia_${process.pid}_${Date.now()}`;
  const refuse = () => {
    throw new Error('a given MongoDB is not ours to stop');
  };
  return {
    ...{ port: Number(url.port), pid: null, url: url.href, isGiven: true, kill: refuse, restart: refuse },
    ...{ pause: refuse, resume: refuse, stop: async () => undefined },
  };
}

/** A server program that listens on a port; started again with the same command. */
async function startProgram({ command, port }) {
  const [file, ...args] = command;
  let child;
  let ended;
  const open = async () => {
    let output = '';
    child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const own = child;
    ended = new Promise((resolve) => own.once('exit', resolve));
    own.once('error', (error) => (output += error.message));
    for (const stream of [own.stdout, own.stderr])
      stream.on('data', (chunk) => (output = `${output}${chunk}`.slice(-4000)));
    const deadline = Date.now() + startDeadlineMs;
    while (!(await accepts(port))) {
      if (own.exitCode !== null || own.signalCode !== null || own.pid === undefined || Date.now() > deadline) {
        own.kill('SIGKILL');
        throw new Error(`${file} did not start:\n${output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const end = async (signal) => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGCONT');
      child.kill(signal);
    }
    await ended;
  };
  await open();
  return {
    port,
    pid: () => child.pid,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGTERM');
      await open();
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
  };
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** A port that nobody listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
