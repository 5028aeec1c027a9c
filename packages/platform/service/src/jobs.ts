import { asPlatform } from '@tertulia/persistence';
import type { Log } from '@tertulia/use-case';

/** A recurring task with the platform scope. A failure is logged and does not stop later runs. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  /** Also runs at the start. */
  readonly isFirstAtOnce?: boolean;
  /** One replica at a time runs it; the others skip this run. */
  readonly underLock?: boolean;
  run(): Promise<unknown>;
}

/** Decides which of several processes runs a job now. */
export interface Locks {
  /** Runs the work if no process has the lock; returns null when one has. */
  tryHold<T>(name: string, work: () => Promise<T>): Promise<T | null>;
}

/** Running jobs; none overlaps itself. */
export interface RunningJobs {
  start(): void;
  /** Starts no more runs; resolves when the current ones have ended. */
  stop(): Promise<void>;
}

/** Runs jobs on timers. `locks` may be null if no job needs one. */
export function runJobs(jobs: readonly Job[], { log, locks }: { log: Log; locks: Locks | null }): RunningJobs {
  const timers: NodeJS.Timeout[] = [];
  const running = new Map<string, Promise<unknown>>();
  const work = jobs.map((job) => ({ job, once: onceOf(job, locks) }));
  const run = ({ job, once }: (typeof work)[number]): void => {
    if (running.has(job.name)) return;
    const done = asPlatform(job.name, once)
      .catch((error: unknown) => log.warn({ err: error, job: job.name }, 'job failed; it will be retried'))
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
  if (locks === null)
    throw new TypeError(`${job.name} needs a lock, and its subgraph has no database that provides one`);
  return async () => locks.tryHold(job.name, async () => job.run());
}
