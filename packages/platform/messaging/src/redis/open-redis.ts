import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from 'pino';
import { RedisUnavailableError, UnsuitableRedisError } from './redis-errors.js';

export type { Redis } from 'ioredis';

/** How long callers wait for Redis. */
export interface Impatience {
  /** A command without a reply after this time counts as Redis being unavailable. Default 400. */
  readonly patienceMs?: number;
  /** Cool-down after a failure; when it elapses one caller probes Redis and all others fail fast until the probe returns. Default 1 000. */
  readonly restMs?: number;
}

/** How to reach Redis. */
export interface RedisSettings {
  /** `redis://…` or `rediss://…`; a path names the database number. */
  readonly url: string;
  /** Name of the service; shown by Redis in its list of clients. */
  readonly name: string;
  readonly log: Logger;
  /** First part of every key and channel. Default `tertulia`. */
  readonly prefix?: string;
  /** A command that takes longer fails. Default 2 000. */
  readonly commandTimeoutMs?: number;
  /** For requests that have a fallback. */
  readonly impatience?: Impatience;
}

/** A connection to one Redis server. */
export interface RedisServer {
  /** How long requests that have a fallback wait for it. */
  readonly impatience: Impatience;
  /** For short commands: they fail at once while Redis is unavailable and are never queued. */
  readonly commands: Redis;
  /** A separate connection, for blocking reads or subscriptions; waits for Redis without limit. Closed with the server. */
  connect(purpose: string): Redis;
  /** `<prefix>:<part>:<part>`. */
  key(...parts: readonly string[]): string;
  /** Runs commands. @throws RedisUnavailableError when Redis does not respond; other errors unchanged. */
  run<T>(work: (commands: Redis) => Promise<T>): Promise<T>;
  /** True while the connection for commands is usable. */
  isUp(): boolean;
  /** Calls the listener when the connection for commands opens or closes. Returns a function that stops it. */
  onChange(listener: (isUp: boolean) => void): () => void;
  /** @throws RedisUnavailableError */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** XAUTOCLAIM and LMOVE need 6.2. */
const versionMin = [6, 2] as const;
const connectTimeoutMs = 3_000;
const reconnectMaxMs = 1_000;
/** A connection without any reply for this many command deadlines is opened again: its other end may have vanished silently. */
const silencePerTimeout = 2.5;
const keepAliveMs = 10_000;
/** A closing connection that the other side does not close is cut after this time. */
const disconnectTimeoutMs = 250;

/**
 * Connects and checks the server's version.
 * @throws RedisUnavailableError when it cannot be reached, UnsuitableRedisError when it is too old.
 */
export async function openRedis(settings: RedisSettings): Promise<RedisServer> {
  const server = new ConnectedRedis(settings);
  try {
    await server.open();
  } catch (error) {
    await server.close();
    throw error;
  }
  return server;
}

class ConnectedRedis implements RedisServer {
  readonly impatience: Impatience;
  readonly commands: Redis;
  readonly #settings: RedisSettings;
  readonly #others: Redis[] = [];
  readonly #listeners = new Set<(isUp: boolean) => void>();
  #isUp = false;
  #isClosing = false;

  constructor(settings: RedisSettings) {
    this.#settings = settings;
    const { commandTimeoutMs = 2_000, impatience = {} } = settings;
    this.impatience = impatience;
    this.commands = this.#make('commands', {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: commandTimeoutMs,
      socketTimeout: commandTimeoutMs * silencePerTimeout,
    });
    this.commands.on('ready', () => this.#notify(true));
    this.commands.on('close', () => this.#notify(false));
  }

  async open(): Promise<void> {
    await this.run(async (commands) => {
      await commands.connect();
      refuseOldServer(await commands.info('server'));
    });
  }

  connect(purpose: string): Redis {
    const connection = this.#make(purpose, { maxRetriesPerRequest: null });
    this.#others.push(connection);
    connection.connect().catch(() => undefined);
    return connection;
  }

  key(...parts: readonly string[]): string {
    return [this.#settings.prefix ?? 'tertulia', ...parts].join(':');
  }

  async run<T>(work: (commands: Redis) => Promise<T>): Promise<T> {
    try {
      return await work(this.commands);
    } catch (error) {
      if (isConnectionError(error)) throw new RedisUnavailableError({ cause: error });
      throw error;
    }
  }

  isUp(): boolean {
    return this.#isUp;
  }

  onChange(listener: (isUp: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async ping(): Promise<void> {
    await this.run(async (commands) => commands.ping());
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#listeners.clear();
    // Disconnect only once: a second call would keep the process waiting for a disconnection that never happens.
    for (const connection of [this.commands, ...this.#others]) if (connection.status !== 'end') connection.disconnect();
    await Promise.resolve();
  }

  #make(purpose: string, options: RedisOptions): Redis {
    const connection = new Redis(this.#settings.url, {
      connectionName: `${this.#settings.name}-${purpose}`,
      lazyConnect: true,
      connectTimeout: connectTimeoutMs,
      disconnectTimeout: disconnectTimeoutMs,
      keepAlive: keepAliveMs,
      // Whoever subscribes does so again on 'ready': the library would drop the promise of its own attempt, and a rejection ends the process.
      autoResubscribe: false,
      retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), reconnectMaxMs),
      ...options,
    });
    // Without a listener, a lost connection would end the process.
    connection.on('error', (error: Error) => this.#settings.log.debug({ err: error, purpose }, 'redis'));
    return connection;
  }

  #notify(isUp: boolean): void {
    if (this.#isClosing || this.#isUp === isUp) return;
    this.#isUp = isUp;
    if (isUp) this.#settings.log.info('redis is available');
    else this.#settings.log.warn('redis is unavailable');
    for (const listener of this.#listeners) listener(isUp);
  }
}

function refuseOldServer(info: string): void {
  const found = /redis_version:(\d+)\.(\d+)\S*/.exec(info);
  const [major, minor] = [Number(found?.[1]), Number(found?.[2])];
  const isNewEnough = major > versionMin[0] || (major === versionMin[0] && minor >= versionMin[1]);
  if (!isNewEnough) throw new UnsuitableRedisError(found?.[0].split(':')[1] ?? 'unknown', versionMin.join('.'));
}

/** Also a Redis that replies but cannot accept writes now: full memory or disk, a replica, a long script. */
const lostMessages =
  /Connection is closed|isn't writeable|Command timed out|max retries per request|^(LOADING|MASTERDOWN|OOM|MISCONF|READONLY|NOREPLICAS|BUSY) /;
const lostCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (
    (code !== undefined && lostCodes.has(code)) ||
    lostMessages.test(error.message) ||
    error.name === 'MaxRetriesPerRequestError'
  );
}
