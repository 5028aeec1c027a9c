import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from '../kit/runner.ts';
import { freePort, type Servers, startServers } from '../kit/servers.ts';
import { skipWithoutServers } from '../kit/world.ts';

const root = join(import.meta.dirname, '..', '..');
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(DATABASE|REDIS|MONGODB)_URL$|^SERVICE_PORT_/.test(name)),
);

interface Run {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end. Returns its exit code and its stderr. */
async function refusalOf(
  program: string,
  { args = [], env = {} }: Run = {},
): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [join(root, program), ...args], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => (text += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, text };
}

const supervisor = 'packages/programs/distributed/dist/main.js';

describe(
  'the supervisor refuses in two languages, with exit code 1, all at once',
  { skip: skipWithoutServers() },
  () => {
    let servers: Servers;
    let folder: string;
    before(async () => {
      servers = await startServers({ mongo: false, isFresh: true });
      folder = await mkdtemp(join(tmpdir(), 'tertulia-refusals-'));
    });
    after(async () => {
      await servers?.stop();
      await rm(folder, { recursive: true, force: true });
    });
    const given = () => ({
      DATABASE_URL: servers.postgres.url,
      REDIS_URL: servers.redis.url,
      ANALYTICS_STORE: 'postgresql',
      TERTULIA_DATA: folder,
      PORTAL: 'off',
    });

    test('All missing servers are reported', async () => {
      const { code, text } = await refusalOf(supervisor);
      assert.equal(code, 1);
      for (const name of ['DATABASE_URL', 'REDIS_URL', 'MONGODB_URL']) {
        assert.match(text, new RegExp(`Falta ${name}`));
        assert.match(text, new RegExp(`${name} is missing`));
      }
    });

    test('All servers that do not respond are reported', async () => {
      const port = await freePort();
      const { code, text } = await refusalOf(supervisor, {
        env: {
          DATABASE_URL: `postgres://postgres:secret-word@127.0.0.1:${port}/postgres`,
          REDIS_URL: `redis://127.0.0.1:${port}`,
          MONGODB_URL: `mongodb://127.0.0.1:${port}/tertulia`,
        },
      });
      assert.equal(code, 1);
      for (const name of ['PostgreSQL', 'Redis', 'MongoDB']) {
        assert.match(text, new RegExp(`${name} no responde`));
        assert.match(text, new RegExp(`${name} does not respond`));
      }
      assert.doesNotMatch(text, /secret-word/);
    });

    test('A Redis that is too old is refused', async () => {
      const old = await startOldRedis();
      const { code, text } = await refusalOf(supervisor, {
        env: { ...given(), REDIS_URL: `redis://127.0.0.1:${portOf(old)}` },
      });
      old.close();
      assert.equal(code, 1);
      assert.match(text, /Redis 5\.0\.14 es demasiado antiguo[^]*Redis 5\.0\.14 is too old/);
    });

    test('A password that PostgreSQL rejects is reported', async () => {
      const url = new URL(servers.postgres.url);
      url.password = 'not-this-one';
      const { code, text } = await refusalOf(supervisor, { env: { ...given(), DATABASE_URL: url.href } });
      assert.equal(code, 1);
      assert.match(text, /PostgreSQL rechaza la conexión[^]*PostgreSQL refuses the connection/);
    });

    test('Invalid options and settings are reported', async () => {
      const options = await refusalOf(supervisor, { args: ['--replicas', 'many'], env: given() });
      assert.deepEqual([options.code, /--replicas/.test(options.text)], [1, true]);
      const settings = await refusalOf(supervisor, { env: { ...given(), PORT: 'x', LOG_LEVEL: 'loud' } });
      assert.equal(settings.code, 1);
      assert.match(settings.text, /LOG_LEVEL[^]*PORT/);
    });

    test('A public port in use is reported, and nothing is left running', async () => {
      const taken = createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => taken.once('listening', resolve));
      const { code, text } = await refusalOf(supervisor, { env: { ...given(), PORT: String(portOf(taken)) } });
      taken.close();
      assert.equal(code, 1);
      assert.match(text, /ya está en uso[^]*is in use/);
    });

    test('A service without its settings lists them', async () => {
      const { code, text } = await refusalOf('subgraphs/bots/dist/main.js');
      assert.equal(code, 1);
      for (const name of ['DATABASE_OWNER_URL', 'REDIS_URL', 'PRINCIPAL_SECRET']) assert.match(text, new RegExp(name));
    });

    test('A service waits for a server that does not respond yet, and logs it before it gives up', async () => {
      const { code, text } = await refusalOf('subgraphs/billing/dist/main.js', {
        env: {
          DATABASE_OWNER_URL: `postgres://postgres@127.0.0.1:${await freePort()}/tertulia_billing`,
          DATABASE_URL: 'postgres://app:x@127.0.0.1/tertulia_billing',
          REDIS_URL: servers.redis.url,
          PRINCIPAL_SECRET: 'x'.repeat(32),
          START_PATIENCE_SECONDS: '1',
        },
      });
      assert.equal(code, 1);
      assert.match(text, /PostgreSQL no responde desde hace 1 s[^]*PostgreSQL does not respond for 1 s/);
    });
  },
);

/** Replies to every command as Redis 5 replies to INFO. */
async function startOldRedis(): Promise<Server> {
  const info = '# Server\r\nredis_version:5.0.14\r\n';
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      const commands = String(chunk).match(/\*\d+\r\n/g)?.length ?? 1;
      for (let at = 0; at < commands; at += 1) socket.write(`$${Buffer.byteLength(info)}\r\n${info}\r\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
