/** The platform as a started program, in one process or several. */
import type { ChildProcess } from 'node:child_process';

/** The limit of a start, with the demo or without: only what hangs takes as long. */
export const startLimitMs = 600_000;

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What both ways of running have. */
export interface Platform {
  readonly url: string;
  readonly dataDir: string;
  readonly startMs: number;
  readonly pid: number;
  /** Everything that it wrote. */
  readonly output: () => string;
  readonly ended: Promise<Ended>;
  /** Stops it in order; the data stays unless `removeData`. */
  readonly stop: (options?: { readonly removeData?: boolean }) => Promise<Ended>;
  /** Ends it at once, as a crash would. */
  readonly kill: () => Promise<Ended>;
}

/** Of a process that was started just now. */
export function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('the process did not start');
  return child.pid;
}
