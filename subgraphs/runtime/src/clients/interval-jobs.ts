import type { Logger } from '@tertulia/subgraph';

/** Something that is done again and again; a failure is logged and the next time comes all the same. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  /** Done at the start as well. */
  readonly isFirstAtOnce: boolean;
  run(): Promise<unknown>;
}

/** Runs jobs on timers, each one at a time. */
export function intervalJobs(log: Logger, jobs: readonly Job[]): { start(): void; stop(): Promise<void> } {
  const timers: NodeJS.Timeout[] = [];
  const running = new Map<string, Promise<unknown>>();
  const run = (job: Job): void => {
    if (running.has(job.name)) return;
    const done = job
      .run()
      .catch((error: unknown) => log.warn({ err: error }, `${job.name}: failed, it is tried again`))
      .finally(() => running.delete(job.name));
    running.set(job.name, done);
  };
  return {
    start: () => {
      for (const job of jobs) {
        if (job.isFirstAtOnce) run(job);
        timers.push(setInterval(() => run(job), job.everyMs).unref());
      }
    },
    stop: async () => {
      for (const timer of timers.splice(0)) clearInterval(timer);
      await Promise.all(running.values());
    },
  };
}
