import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { FairQueue } from './fair-queue.js';
import type { Jobs, Order, Reply } from './serve-jobs.js';
import { WorkRefused } from './work-refused.js';

/** A job of a tenant. */
export interface Job extends Order {
  /** The tenant that is charged for its time. */
  readonly tenant: string;
  /**
   * Processor time that it may use: a job does not fail because the machine is busy. After ten times as long by the clock the job ends in
   * any case.
   */
  readonly deadlineMs: number;
}

/** Worker threads that run named jobs within limits. */
export interface WorkPool {
  /** The result of the job. @throws WorkRefused, and Error for a job that failed. */
  run<T>(job: Job): Promise<T>;
  /** Ends the threads; waiting jobs are refused. */
  close(): Promise<void>;
}

export interface WorkPoolSettings {
  /** The built module that calls `serveJobs` with the same jobs. */
  readonly entry: URL;
  readonly jobs: Jobs;
  /** Default 1. */
  readonly threads?: number;
  /** Maximum heap of a thread. Default 384. */
  readonly memoryMb?: number;
  /** Maximum number of waiting jobs of one tenant. Default 16. */
  readonly mostWaiting?: number;
}

/** How long a thread may take to load its modules, by the clock: not charged to any job. */
const loadingMs = 30_000;
/** How much longer than its deadline a job may take by the clock while other processes use the processor. */
const clockFactor = 10;
/** A thread that used this share of the time to its deadline was not starved by other processes. */
const usedPart = 0.8;

interface Waiting extends Job {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

interface Thread {
  worker: Worker;
  job: Waiting | null;
  startedMs: number;
  /** Processor time used before the current job. */
  usedMs: number;
  isReady: boolean;
  timer: NodeJS.Timeout | undefined;
}

/** A pool whose threads start when they are first needed. */
export function openWorkPool(settings: WorkPoolSettings): WorkPool {
  return existsSync(settings.entry) ? new ThreadPool(settings) : callingThread(settings.jobs);
}

function callingThread(jobs: Jobs): WorkPool {
  return {
    run: async <T>({ name, input }: Job): Promise<T> => {
      const job = jobs[name];
      if (job === undefined) throw new Error(`no job is named ${name}`);
      return (await job(structuredClone(input) as never)) as T;
    },
    close: async () => {},
  };
}

class ThreadPool implements WorkPool {
  private readonly queue = new FairQueue<Waiting>(() => performance.now());
  private readonly threads = new Set<Thread>();
  private isClosed = false;

  constructor(private readonly settings: WorkPoolSettings) {}

  async run<T>(job: Job): Promise<T> {
    if (this.isClosed) throw new WorkRefused('CLOSED');
    if (this.queue.lengthOf(job.tenant) >= (this.settings.mostWaiting ?? 16)) throw new WorkRefused('BUSY');
    return new Promise<T>((resolve, reject) => {
      this.queue.add({ ...job, resolve: (result) => resolve(result as T), reject });
      this.dispatch();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    const open = [...this.threads];
    for (const waiting of this.queue.clear()) waiting.reject(new WorkRefused('CLOSED'));
    for (const thread of open) this.drop(thread, 'CLOSED');
    await Promise.all(open.map(async ({ worker }) => worker.terminate()));
  }

  private dispatch(): void {
    const free = [...this.threads].find((thread) => thread.job === null);
    const thread = free ?? (this.threads.size < (this.settings.threads ?? 1) ? this.open() : undefined);
    const job = thread && this.queue.next();
    if (job === undefined || thread === undefined) return;
    thread.job = job;
    this.watch(thread, thread.isReady ? job.deadlineMs : loadingMs / clockFactor);
    thread.worker.postMessage({ name: job.name, input: job.input } satisfies Order);
  }

  private open(): Thread {
    const worker = new Worker(this.settings.entry, {
      resourceLimits: { maxOldGenerationSizeMb: this.settings.memoryMb ?? 384 },
    });
    const thread: Thread = { worker, job: null, startedMs: 0, usedMs: 0, isReady: false, timer: undefined };
    worker.unref();
    worker.on('message', (reply: Reply) => this.done(thread, reply));
    // Out of memory, or a defect of the entry: the current job is refused, the next one gets another thread.
    worker.on('error', () => this.kill(thread));
    worker.on('exit', () => this.kill(thread));
    this.threads.add(thread);
    return thread;
  }

  private watch(thread: Thread, deadlineMs: number): void {
    clearTimeout(thread.timer);
    thread.startedMs = performance.now();
    thread.timer = setTimeout(() => void this.look(thread, deadlineMs), deadlineMs);
  }

  /** At the deadline by the clock: kills the job if it had the processor for that long, otherwise checks again later. */
  private async look(thread: Thread, deadlineMs: number): Promise<void> {
    const { job } = thread;
    if (performance.now() - thread.startedMs >= deadlineMs * clockFactor) return this.kill(thread);
    thread.timer = setTimeout(() => void this.look(thread, deadlineMs), deadlineMs);
    const usedMs = await usedMsOf(thread.worker);
    if (thread.job === job && usedMs - thread.usedMs >= deadlineMs * usedPart) this.kill(thread);
  }

  private done(thread: Thread, reply: Reply): void {
    thread.usedMs = reply.usedMs;
    if (reply.kind === 'ready') {
      thread.isReady = true;
      if (thread.job !== null) this.watch(thread, thread.job.deadlineMs);
      return;
    }
    const { job } = thread;
    this.release(thread);
    if (reply.kind === 'done') job?.resolve(reply.result);
    else job?.reject(new Error(reply.message));
    this.dispatch();
  }

  private kill(thread: Thread): void {
    if (!this.threads.has(thread)) return;
    this.drop(thread, 'OVERRUN');
    void thread.worker.terminate();
    this.dispatch();
  }

  private drop(thread: Thread, reason: WorkRefused['reason']): void {
    const { job } = thread;
    this.threads.delete(thread);
    this.release(thread);
    job?.reject(new WorkRefused(reason));
  }

  private release(thread: Thread): void {
    clearTimeout(thread.timer);
    if (thread.job !== null) this.queue.charge(thread.job.tenant, performance.now() - thread.startedMs);
    thread.job = null;
  }
}

/** Processor time that the thread has used since it started; infinite if it has ended. */
async function usedMsOf(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1_000;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
