import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';

/** Work by name: pure functions of what can be copied between threads. One may return a promise; the next begins when it has settled. */
export type Jobs = Readonly<Record<string, (input: never) => unknown>>;

/** A job as sent to a thread. */
export interface Order {
  readonly name: string;
  readonly input: unknown;
}

/** What a thread replies; `usedMs` is the processor time that it has used since it began. */
export type Reply = { readonly usedMs: number } & Outcome;

type Outcome =
  /** Its modules are loaded. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly message: string };

/** Niceness of threads: the event loop has priority where there are fewer cores than work. */
const niceness = 10;

/** Serves the jobs of a pool for as long as the thread runs; called by its entry. */
export function serveJobs(jobs: Jobs): void {
  stepBack();
  reply({ kind: 'ready' });
  parentPort?.on('message', ({ name, input }: Order) => {
    void outcomeOf(jobs, { name, input }).then(reply);
  });
}

function reply(outcome: Outcome): void {
  const { user, system } = process.threadCpuUsage();
  parentPort?.postMessage({ ...outcome, usedMs: (user + system) / 1_000 } satisfies Reply);
}

async function outcomeOf(jobs: Jobs, { name, input }: Order): Promise<Outcome> {
  try {
    const job = jobs[name];
    if (job === undefined) throw new Error(`no job is named ${name}`);
    return { kind: 'done', result: await job(input as never) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** On Linux a thread has an id and a priority of its own; elsewhere the priority stays unchanged. */
function stepBack(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (Number.isInteger(thread)) setPriority(thread, niceness);
  } catch {
    // The work is done even without a lower priority.
  }
}
