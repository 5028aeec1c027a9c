import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cpuOf } from './processes.ts';
import type { BenchWorld } from './world.ts';

/**
 * Runs a program of this folder on the world's databases, in a separate process, with options by name. Returns its last line of JSON, and
 * as `postgresMs` the CPU milliseconds that PostgreSQL used meanwhile.
 */
export async function runBeside<Done extends object>(
  world: BenchWorld,
  program: string,
  options: Readonly<Record<string, string | number>>,
): Promise<Done & { readonly postgresMs: number }> {
  const all: Readonly<Record<string, string | number>> = { data: world.dataDir, ...options };
  const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const servers = () => cpuOf([...world.pids, ...world.serverPids]).postgres;
  const before = servers();
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, program), ...args]);
  const done = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Done;
  return { ...done, postgresMs: servers() - before };
}
