import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { givenRedisUrl, programFolders, testFolder } from './environment.js';
import { reservedPort } from './reserved-port.js';

/** How the Redis of a suite keeps its data. */
export interface RedisForTestsSettings {
  /**
   * True: accepted writes are on disk before they are acknowledged, so that `kill` loses nothing. Default false: `kill` loses everything.
   */
  readonly isDurable?: boolean;
  /** The suite kills or pauses it: a given server is not suitable. */
  readonly isKilled?: boolean;
}

/** Where a suite finds its server: GIVEN (`TEST_REDIS_URL`) cannot be killed, OWN (`redis-server` on PATH) can, NONE means the suite is skipped. */
export type RedisSource = 'OWN' | 'GIVEN' | 'NONE';

const program = 'redis-server';
const startDeadlineMs = 60_000;

/** Which Redis there is for such a suite on this machine. */
export function redisSource({ isKilled = false }: RedisForTestsSettings = {}): RedisSource {
  if (!isKilled && givenRedisUrl() !== undefined) return 'GIVEN';
  return programFolders().some((folder) => existsSync(join(folder, program))) ? 'OWN' : 'NONE';
}

/** A Redis of one suite. Not started yet. */
export class RedisForTests {
  /** Pass it to `openRedis`: separates suites that share a given server. */
  readonly prefix = `test-${randomBytes(5).toString('hex')}`;
  readonly #settings: RedisForTestsSettings;
  readonly #source: RedisSource;
  #port = 0;
  #folder = '';
  #process: ChildProcess | undefined;

  constructor(settings: RedisForTestsSettings = {}) {
    this.#settings = settings;
    this.#source = redisSource(settings);
  }

  /** Unchanged by restarts. */
  get url(): string {
    if (this.#source === 'GIVEN') return givenRedisUrl() ?? '';
    if (this.#port === 0) throw new Error('The Redis of this suite is not started yet');
    return `redis://127.0.0.1:${this.#port}`;
  }

  /** Starts it, or restarts it on the same port with its data. Resolves when it responds. */
  async start(): Promise<void> {
    if (this.#source === 'GIVEN' || this.#process !== undefined) return;
    if (this.#port === 0) await this.#settle();
    const durability = this.#settings.isDurable === true ? ['yes', '--appendfsync', 'always'] : ['no'];
    const place = ['--port', `${this.#port}`, '--bind', '127.0.0.1', '--dir', this.#folder, '--pidfile', 'redis.pid'];
    const options = [...place, '--save', '', '--appendonly', ...durability, '--loglevel', 'warning'];
    const started = spawn(program, options, { stdio: 'ignore' });
    this.#process = started;
    // A suite that ends without stopping it must not keep the worker running.
    started.unref();
    await answers(this.#port, started);
  }

  /** Ends it at once, as a crash would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends it in order. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Keeps its connections but responds to nothing until `resume`. */
  pause(): void {
    this.#running().kill('SIGSTOP');
  }

  resume(): void {
    this.#running().kill('SIGCONT');
  }

  /** Ends it and removes its data. */
  async close(): Promise<void> {
    if (this.#process !== undefined) await this.kill();
    if (this.#folder !== '') await rm(this.#folder, { recursive: true, force: true });
  }

  #running(): ChildProcess {
    if (this.#process === undefined) throw new Error('No Redis of this suite is running');
    return this.#process;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const ending = this.#running();
    this.#process = undefined;
    if (ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
  }

  async #settle(): Promise<void> {
    this.#port = await reservedPort();
    this.#folder = join(testFolder(), `redis-${this.#port}-${this.prefix}`);
    await mkdir(this.#folder, { recursive: true });
  }
}

async function answers(port: number, started: ChildProcess): Promise<void> {
  let failure: Error | undefined;
  started.once('error', (error) => (failure = error));
  const deadline = performance.now() + startDeadlineMs;
  while (!(await isReady(port))) {
    if (failure !== undefined) throw failure;
    if (started.exitCode !== null) throw new Error(`${program} ended with code ${started.exitCode}`);
    if (performance.now() > deadline) throw new Error(`${program} did not start in time`);
    await wait(5);
  }
}

async function isReady(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.write('PING\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString().startsWith('+PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
