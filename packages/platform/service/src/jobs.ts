import { asPlatform } from '@tertulia/persistence';
import type { Log } from '@tertulia/use-case';

/** Something that is done again and again, with the rights of the platform. A failure is logged, and the next time comes all the same. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  /** Done at the start as well. */
  readonly isFirstAtOnce?: boolean;
  /** One of all replicas does it at a time; the others wait for their next time. */
  readonly underLock?: boolean;
  run(): Promise<unknown>;
}

/** Decides which of several processes does a job now. */
export interface Locks {
  /** Runs the work if nobody holds the lock; null when somebody does. */
  tryHold<T>(name: string, work: () => Promise<T>): Promise<T | null>;
}

/** Jobs that run, each one at a time. */
export interface RunningJobs {
  start(): void;
  /** Begins none any more; resolves when those at work have ended. */
  stop(): Promise<void>;
}

/** Runs jobs on timers. `locks` may be missing where no job asks for one. */
export function runJobs(jobs: readonly Job[], { log, locks }: { log: Log; locks: Locks | null }): RunningJobs {
  const timers: NodeJS.Timeout[] = [];
  const running = new Map<string, Promise<unknown>>();
  const work = jobs.map((job) => ({ job, once: onceOf(job, locks) }));
  const run = ({ job, once }: (typeof work)[number]): void => {
    if (running.has(job.name)) return;
    const done = asPlatform(job.name, once)
      .catch((error: unknown) => log.warn({ err: error, job: job.name }, 'a job failed; it is tried again'))
      .finally(() => running.delete(job.name));
    running.set(job.name, done);
  };
  return {
    start: () => {
      for (const one of work) {
        if (one.job.isFirstAtOnce === true) run(one);
        timers.push(setInterval(() => run(one), one.job.everyMs).unref());
      }
    },
    stop: async () => {
      for (const timer of timers.splice(0)) clearInterval(timer);
      await Promise.all(running.values());
    },
  };
}

function onceOf(job: Job, locks: Locks | null): () => Promise<unknown> {
  if (job.underLock !== true) return async () => job.run();
  if (locks === null) throw new TypeError(`${job.name} wants a lock, and its subgraph has no database that keeps one`);
  return async () => locks.tryHold(job.name, async () => job.run());
}
