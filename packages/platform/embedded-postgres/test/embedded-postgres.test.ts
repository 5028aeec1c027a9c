import { EventEmitter, once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { keepPostgresRunning, PostgresStartError, startPostgres } from '@tertulia/embedded-postgres';
import type { KeptPostgres, PostgresServer, PostgresSettings } from '@tertulia/embedded-postgres';
import { Client } from 'pg';

let folder = '';
let running: PostgresServer[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tertulia-embedded-'));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map(async (server) => server.stop()));
  await rm(folder, { recursive: true, force: true });
});

async function start(over: Partial<PostgresSettings> = {}): Promise<PostgresServer> {
  const server = await startPostgres({
    dataDir: join(folder, 'data'),
    port: 0,
    isDurable: false,
    password: 'p@ss/word',
    ...over,
  });
  running.push(server);
  return server;
}

async function ask(server: Pick<PostgresServer, 'urlOf'>, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: server.urlOf('postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

async function keep(heard: EventEmitter): Promise<KeptPostgres> {
  const settings = { dataDir: join(folder, 'data'), port: 0, isDurable: true, password: 'p@ss/word' };
  return keepPostgresRunning(settings, {
    ended: () => heard.emit('ended'),
    restarted: () => heard.emit('restarted'),
    failed: () => undefined,
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function failureOf(settings: Partial<PostgresSettings>): Promise<PostgresStartError> {
  const outcome = await start(settings).catch((error: unknown) => error);
  if (outcome instanceof PostgresStartError) return outcome;
  throw new Error(`expected a PostgresStartError, got ${String(outcome)}`);
}

describe('the embedded server', () => {
  test('Data survives a restart, and the port is open on this machine only', async () => {
    const first = await start();
    await ask(first, 'create table kept as select 42 as answer');
    expect(await ask(first, 'show listen_addresses')).toBe('127.0.0.1');
    await first.stop();
    const second = await start();
    expect(await ask(second, 'select answer from kept')).toBe(42);
    expect(second.hadLeftover).toBe(false);
  });

  test('Data survives a kill of the server', async () => {
    const first = await start({ isDurable: true });
    await ask(first, 'create table kept as select 7 as answer');
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    const second = await start({ isDurable: true });
    expect(await ask(second, 'select answer from kept')).toBe(7);
  });

  test('A server that a killed program left running is replaced', async () => {
    const left = await start({ isDetached: true });
    await ask(left, 'create table kept as select 9 as answer');
    const heir = await start();
    expect(heir.hadLeftover).toBe(true);
    await left.ended;
    expect(await ask(heir, 'select answer from kept')).toBe(9);
  });
});

describe('a start that cannot be', () => {
  test('A port in use is reported', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as AddressInfo;
    const error = await failureOf({ port });
    await new Promise((resolve) => blocker.close(resolve));
    expect(error).toMatchObject({ failure: 'PORT_IN_USE', message: expect.stringContaining(String(port)) });
  });

  test('A folder with other files is left unchanged', async () => {
    const dataDir = join(folder, 'data');
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'thesis.txt'), 'precious');
    expect((await failureOf({})).failure).toBe('NOT_A_DATA_FOLDER');
    expect(await readFile(join(dataDir, 'thesis.txt'), 'utf8')).toBe('precious');
  });

  test('Damaged data is reported with the server’s output', async () => {
    await (await start()).stop();
    await rm(join(folder, 'data', 'global', 'pg_control'));
    const error = await failureOf({});
    expect(error.failure).toBe('DAMAGED');
    expect(error.message).toMatch(/dañada.*damaged.*pg_control/s);
  });

  test('Data of another version is refused', async () => {
    await (await start()).stop();
    await writeFile(join(folder, 'data', 'PG_VERSION'), '11\n');
    expect((await failureOf({})).failure).toBe('OTHER_VERSION');
  });

  test('A folder that is not writable is reported', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await chmod(file, 0o400);
    expect((await failureOf({ dataDir: join(file, 'data') })).failure).toBe('NOT_WRITABLE');
  });
});

describe('a server that is kept running', () => {
  test('A server is back on its port with its data each time it is killed, until it is stopped', async () => {
    const heard = new EventEmitter();
    const kept = await keep(heard);
    try {
      await ask(kept, 'create table kept as select 11 as answer');
      for (let kill = 0; kill < 2; kill += 1) {
        const pid = kept.pid();
        const isBack = once(heard, 'restarted');
        process.kill(pid, 'SIGKILL');
        await isBack;
        expect(kept.pid()).not.toBe(pid);
        expect(await ask(kept, 'select answer from kept')).toBe(11);
      }
    } finally {
      await kept.stop();
    }
    expect(isAlive(kept.pid())).toBe(false);
  });

  test('A stop during a restart leaves no server running', async () => {
    const heard = new EventEmitter();
    const kept = await keep(heard);
    const isDown = once(heard, 'ended');
    process.kill(kept.pid(), 'SIGKILL');
    await isDown;
    await kept.stop();
    expect(isAlive(kept.pid())).toBe(false);
    await expect(ask(kept, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  });
});
