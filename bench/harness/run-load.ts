import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RequestHeaders } from '../../e2e/kit/graph.ts';

const program = join(import.meta.dirname, 'load.ts');

/** What is requested, and for how long. */
export interface LoadOrder {
  readonly url: string;
  readonly seconds: number;
  readonly connections: number;
  readonly body: string;
  /** Take turns. */
  readonly headerSets: readonly RequestHeaders[];
}

/** The result of a load. */
export type LoadResult = Readonly<Record<'answered' | 'perSecond' | 'p50Ms' | 'p99Ms' | 'failed', number>>;

/** Closed-loop requests for some seconds, sent by a separate process. */
export async function runLoad(order: LoadOrder): Promise<LoadResult> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(order)], {
    maxBuffer: 10_000_000,
  });
  return JSON.parse(stdout) as LoadResult;
}
