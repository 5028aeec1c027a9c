import { startPostgres, type PostgresServer, type PostgresSettings } from './server.js';

/** A server that is restarted whenever it ends by itself. */
export interface KeptPostgres {
  readonly port: number;
  /** Of the current or the last server. */
  readonly pid: () => number;
  /** URL of a database for the owner; unchanged by restarts. */
  urlOf(database: string): string;
  /** Stops it for good. */
  stop(): Promise<void>;
}

/** Notified of what happens between start and stop. */
export interface KeepListener {
  /** The server ended without being asked to. */
  ended(): void;
  /** It is running again. */
  restarted(): void;
  /** It could not be started; another attempt follows. */
  failed(error: unknown): void;
}

const firstWaitMs = 200;
const longestWaitMs = 5_000;

/**
 * Starts PostgreSQL as `startPostgres` does and restarts it on the same port whenever the process ends: after a crash, a full disk or a
 * signal, with growing pauses, until it succeeds.
 * @throws PostgresStartError when the first start fails
 */
export async function keepPostgresRunning(settings: PostgresSettings, listener: KeepListener): Promise<KeptPostgres> {
  const own = { ...settings, hasOwnGroup: true };
  const first = await startPostgres(own);
  const keeper = new Keeper({ ...own, port: first.port }, listener, first);
  return {
    port: first.port,
    pid: () => keeper.server.pid,
    urlOf: (database) => first.urlOf(database),
    stop: async () => keeper.stop(),
  };
}

class Keeper {
  server: PostgresServer;
  readonly #settings: PostgresSettings;
  readonly #listener: KeepListener;
  readonly #work: Promise<void>;
  #isStopping = false;
  #endPause: () => void = () => undefined;

  constructor(settings: PostgresSettings, listener: KeepListener, server: PostgresServer) {
    this.#settings = settings;
    this.#listener = listener;
    this.server = server;
    this.#work = this.#run();
  }

  /** A start in progress is finished first, so that nothing is left running. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#endPause();
    await this.server.stop();
    await this.#work;
    await this.server.stop();
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      await this.server.ended;
      if (this.#isStopping) return;
      this.#listener.ended();
      await this.#restart();
    }
  }

  async #restart(): Promise<void> {
    for (let waitMs = firstWaitMs; !this.#isStopping; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
      try {
        this.server = await startPostgres(this.#settings);
        this.#listener.restarted();
        return;
      } catch (error) {
        // Child processes of a killed server run on for a moment: the first attempt may come too early.
        this.#listener.failed(error);
        await this.#pause(waitMs);
      }
    }
  }

  async #pause(waitMs: number): Promise<void> {
    if (this.#isStopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
