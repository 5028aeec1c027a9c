/** A program of this folder that does something each time it is told to; started by `startWorker`. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pidOf } from '../../e2e/kit/started.ts';

/** Options of a program by name, and orders to it. */
export type Order = Readonly<Record<string, string | number>>;

/** What a program reports of an order. */
export type Report = Readonly<Record<string, number>>;

/** A program that has prepared itself. */
export interface Worker {
  readonly pid: number;
  /** Resolves with the program's report. Rejects when it ends instead. */
  readonly ask: <Done extends object>(order?: Order) => Promise<Done>;
  readonly stop: () => Promise<void>;
}

/** Starts a program, which calls `serve` when it is ready. What it does before is not part of any order. */
export async function startWorker(program: string, options: Order): Promise<Worker> {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = fork(join(import.meta.dirname, program), args);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${program} ended with ${String(code)}`);
  });
  ended.catch(() => undefined);
  const next = async () => ((await Promise.race([once(child, 'message'), ended])) as unknown[])[0];
  await next();
  return {
    pid: pidOf(child),
    ask: async <Done extends object>(order: Order = {}) => {
      const report = next();
      child.send(order);
      return (await report) as Done;
    },
    stop: async () => {
      child.kill('SIGKILL');
      await ended.catch(() => undefined);
    },
  };
}

/** Tells the parent that the program is ready, and handles its orders one after the other. */
export function serve(handle: (order: never) => Promise<Report>): void {
  process.on('message', (order) => {
    void handle(order as never).then((report) => process.send?.(report));
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.({});
}
