import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { open, readFile, stat } from 'node:fs/promises';
import { createServer, Socket } from 'node:net';
import { join } from 'node:path';
import { ensureDataFolder, ensureParent, stopLeftover } from './data-folder.js';
import type { FolderTools } from './data-folder.js';
import { chooseUser, findPrograms, programEnvironment, run } from './programs.js';
import { PostgresStartError } from './start-error.js';

/** How to run the server. */
export interface PostgresSettings {
  /** The data folder; created if absent. The log is beside it as `<dataDir>.log`. */
  readonly dataDir: string;
  /** Port on loopback; 0 chooses a free one. */
  readonly port: number;
  /** False gives up durability after a power cut for speed: tests only. */
  readonly isDurable: boolean;
  /** Password of the owner `postgres`; must be the same at every start of one folder. */
  readonly password: string;
  /** True lets the server outlive this process; another process stops it by its pid. */
  readonly isDetached?: boolean;
  /** True shields it from Ctrl+C in the terminal: the caller stops it. */
  readonly hasOwnGroup?: boolean;
}

/** A running server on loopback. */
export interface PostgresServer {
  readonly port: number;
  readonly pid: number;
  /** A server left over from a killed program was stopped first. */
  readonly hadLeftover: boolean;
  /** URL of a database for the owner. */
  urlOf(database: string): string;
  /** Settles when the server process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends all connections and stops; resolves when the process is gone. */
  stop(): Promise<void>;
}

const ownerName = 'postgres';
const startTimeoutMs = 60_000;
const pollMs = 10;
const maxLogBytes = 5_000_000;
const unsafeButFast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];

/**
 * Starts PostgreSQL on a folder, after stopping a leftover server and creating the folder if needed.
 * @throws PostgresStartError
 */
export async function startPostgres(settings: PostgresSettings): Promise<PostgresServer> {
  const { dataDir } = settings;
  await ensureParent(dataDir);
  const programs = await findPrograms(dataDir);
  const tools: FolderTools = { dataDir, programs, runAs: await chooseUser(dataDir), isDurable: settings.isDurable };
  const hadLeftover = await stopLeftover(tools);
  await ensureDataFolder(tools, { user: ownerName, password: settings.password });
  const port = settings.port === 0 ? await freePort() : settings.port;
  const child = await launch(tools, settings, port);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const pid = await untilReady(child, dataDir, port);
  const isLeftAlone = settings.isDetached === true || process.platform === 'win32';
  const stopWatching = isLeftAlone ? () => undefined : endWithThisProcess(pid);
  void ended.then(stopWatching);
  return {
    port,
    pid,
    hadLeftover,
    ended,
    urlOf: (database) =>
      `postgres://${ownerName}:${encodeURIComponent(settings.password)}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) await askToStop(tools, pid);
      await ended;
    },
  };
}

/** Stops it in order. Windows has no such signal: any signal ends a process at once. */
async function askToStop({ programs, dataDir }: FolderTools, pid: number): Promise<void> {
  if (process.platform === 'win32') await run([programs.pgCtl, 'stop', '-D', dataDir, '-m', 'fast', '-W']);
  else process.kill(pid, 'SIGINT');
}

async function launch(tools: FolderTools, settings: PostgresSettings, port: number): Promise<ChildProcess> {
  const { runAs, programs, dataDir } = tools;
  const log = await openLog(dataDir);
  const options = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `port=${port}`,
    'max_connections=200',
    ...(settings.isDurable ? [] : unsafeButFast),
  ];
  const command = [...runAs.prefix, programs.postgres, '-D', dataDir, ...options.flatMap((option) => ['-c', option])];
  const [program = '', ...args] = command;
  const isDetached = settings.isDetached === true;
  const child = spawn(program, args, {
    cwd: '/',
    env: programEnvironment,
    uid: runAs.uid,
    gid: runAs.gid,
    stdio: ['ignore', log.fd, log.fd],
    detached: isDetached || settings.hasOwnGroup === true,
  });
  if (isDetached) child.unref();
  child.once('spawn', () => void log.close());
  child.once('error', () => void log.close());
  return child;
}

/**
 * Stops the server however this process ends, even by SIGKILL: a shell waits for the end of a pipe that only this process has open. Returns
 * a function that cancels it.
 */
function endWithThisProcess(pid: number): () => void {
  const watcher = spawn('/bin/sh', ['-c', 'read -r _ || kill -INT "$0"', `${pid}`], {
    cwd: '/',
    env: programEnvironment,
    stdio: ['pipe', 'ignore', 'ignore'],
    // Ctrl+C in the terminal must not end it before this process.
    detached: true,
  });
  watcher.on('error', () => undefined);
  watcher.stdin.on('error', () => undefined);
  watcher.unref();
  if (watcher.stdin instanceof Socket) watcher.stdin.unref();
  return () => watcher.stdin.end('\n');
}

async function openLog(dataDir: string): Promise<Awaited<ReturnType<typeof open>>> {
  const path = `${dataDir}.log`;
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  return open(path, size > maxLogBytes ? 'w' : 'a');
}

/** Resolves with the server's pid once it accepts connections. */
async function untilReady(child: ChildProcess, dataDir: string, port: number): Promise<number> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) break;
    const lines = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    // A killed server leaves its own file behind, which also says "ready".
    if (lines[7]?.trim() === 'ready' && Number(lines[0]) === child.pid) return child.pid;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  child.kill('SIGINT');
  const log = await lastLines(`${dataDir}.log`);
  const isPortTaken = /could not bind IPv4 address[^\n]*Address already in use/.test(log);
  throw new PostgresStartError(isPortTaken ? 'PORT_IN_USE' : 'DAMAGED', { dataDir, port, log });
}

async function lastLines(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-8).join('\n');
}

/** A port on loopback that is free at this moment. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
