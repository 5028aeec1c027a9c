import type { z } from 'zod';

/** A kind of job. Its data are ids: the rows that they name say what is to be done, and whether it is still to be done. */
export interface Queue<Data extends object> {
  readonly name: string;
  readonly schema: z.ZodType<Data>;
  /** Milliseconds after which a job whose worker has ended is given to another. Longer than its handler can take. */
  readonly expireMs: number;
  /** Milliseconds before a failed job is tried again; doubled each time, up to an hour. */
  readonly retryDelayMs: number;
}

/** One job to send. */
export interface JobToSend<Data extends object> {
  readonly data: Data;
  /** Milliseconds until it is due, by the clock of the database. Default 0. */
  readonly afterMs?: number;
  /** Of one key at most one job waits: a second one is not sent. */
  readonly key?: string;
  /** Jobs of one group share a bound on how many run at once, over all replicas. */
  readonly group?: string;
}

/** Declares a queue; declared queues are created when `openJobs` opens them. */
export function defineQueue<Data extends object>(
  declared: Pick<Queue<Data>, 'name' | 'schema'> & Partial<Queue<Data>>,
): Queue<Data> {
  return { expireMs: 60_000, retryDelayMs: 1_000, ...declared };
}
