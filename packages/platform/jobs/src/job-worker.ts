import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '@tertulia/use-case';
import type { Job, PgBoss } from 'pg-boss';
import type { Queue } from './queue.js';

/** How a worker of this process runs the jobs of a queue. */
export interface WorkSettings<Data extends object> {
  /** Jobs that run at once in this process. */
  readonly atOnce: number;
  /** Jobs of one group that run at once, over all replicas. Without it there is no bound. */
  readonly perGroup?: number;
  /** Milliseconds between two looks for jobs while there are none; `wake` looks at once. Default 500. */
  readonly pollMs?: number;
  /** Must bear being repeated: the process can end after it and before the job is completed. A job whose handler throws is repeated later. */
  handle(data: Data): Promise<unknown>;
}

interface Place<Data extends object> {
  readonly boss: PgBoss;
  readonly log: Log;
  readonly queue: Queue<Data>;
  /** Aborted when the connections are closed. */
  readonly closing: AbortSignal;
}

const pollMsDefault = 500;
const fetchMax = 200;
const pauseAfterFailureMs = 1_000;
/** Between two fetches: places that become free meanwhile are filled together. Each fetch looks at all waiting jobs of full groups. */
const fetchEveryMs = 20;
/** After a fetch that found fewer than it asked for: what still waits is mostly of full groups, whose jobs wake the worker when they end. */
const pauseAfterPartMs = 60;

/**
 * Fetches jobs as places become free and runs each by itself: one that takes long delays none of the others, unlike the library's batches.
 * What has ended is completed in one statement for all that ended meanwhile.
 */
export class JobWorker<Data extends object> {
  readonly #place: Place<Data>;
  readonly #settings: WorkSettings<Data>;
  readonly #running = new Set<Promise<void>>();
  #ended: Job[] = [];
  #completing: Promise<void> | null = null;
  #loop: Promise<void> | null = null;
  #isStopping = false;
  #isWoken = false;
  #wake: () => void = () => undefined;

  constructor(place: Place<Data>, settings: WorkSettings<Data>) {
    this.#place = place;
    this.#settings = settings;
    place.closing.addEventListener('abort', () => this.wake());
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  /** Looks for jobs now: call it after a commit that sent some. */
  wake(): void {
    this.#isWoken = true;
    this.#wake();
  }

  /** Fetches no more; resolves when the running jobs have ended and are completed. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.wake();
    await this.#loop;
    await Promise.all(this.#running);
    await this.#completing;
  }

  async #run(): Promise<void> {
    while (!this.#isStopping && !this.#place.closing.aborted) {
      this.#isWoken = false;
      const soonestMs = performance.now() + fetchEveryMs;
      const wanted = Math.min(this.#settings.atOnce - this.#running.size, fetchMax);
      const jobs = wanted > 0 ? await this.#fetch(wanted) : [];
      for (const job of jobs ?? []) this.#begin(job);
      if (jobs === null) await this.#pause(pauseAfterFailureMs);
      else if (jobs.length === 0) await this.#pause(this.#settings.pollMs ?? pollMsDefault);
      else if (jobs.length < wanted) await this.#pause(pauseAfterPartMs);
      const leftMs = soonestMs - performance.now();
      if (leftMs > 0 && !this.#isStopping) await wait(leftMs);
    }
  }

  /** Null when the store does not respond. */
  async #fetch(batchSize: number): Promise<Job[] | null> {
    const { boss, queue, log } = this.#place;
    const { perGroup } = this.#settings;
    const limit = perGroup === undefined ? {} : { groupConcurrency: perGroup };
    try {
      return await boss.fetch(queue.name, { batchSize, ...limit });
    } catch (error) {
      log.warn({ err: error, queue: queue.name }, 'jobs cannot be fetched; trying again');
      return null;
    }
  }

  #begin(job: Job): void {
    const run = this.#handle(job).finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async #handle(job: Job): Promise<void> {
    const { boss, queue, log } = this.#place;
    try {
      await this.#settings.handle(queue.schema.parse(job.data));
      this.#ended.push(job);
      this.#completing ??= this.#completeEnded();
    } catch (error) {
      log.warn({ err: error, queue: queue.name, job: job.id }, 'job failed; it will be repeated');
      await boss.fail(queue.name, [job]).catch(() => undefined);
    }
  }

  async #completeEnded(): Promise<void> {
    const { boss, queue, log } = this.#place;
    // What ends in the same turn of the loop is completed together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#ended.length > 0) {
      const ended = this.#ended;
      this.#ended = [];
      await boss.complete(queue.name, ended).catch((error: unknown) => {
        log.warn({ err: error, queue: queue.name }, 'jobs cannot be completed; they will be repeated');
      });
      this.wake();
    }
    this.#completing = null;
  }

  async #pause(ms: number): Promise<void> {
    if (this.#isWoken || this.#isStopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => undefined;
  }
}
