import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const program = join(import.meta.dirname, 'load.mjs');

/** Closed-loop requests for some seconds, made by a process of their own; `headerSets` take turns. */
export async function runLoad(order) {
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(order)], {
    maxBuffer: 10_000_000,
  });
  return JSON.parse(stdout);
}
