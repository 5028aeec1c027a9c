import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cpuOf } from './processes.mjs';

/**
 * Runs a program of this folder on the world's databases, in a process of its own, with options by name. Answers what its last line of
 * JSON says, and the CPU milliseconds that PostgreSQL needed meanwhile as `postgresMs`.
 */
export async function runBeside(world, program, options) {
  const args = Object.entries({ data: world.dataDir, ...options }).flatMap(([name, value]) => [
    `--${name}`,
    `${value}`,
  ]);
  const servers = () => cpuOf([...world.pids, ...world.serverPids]).postgres;
  const before = servers();
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, program), ...args]);
  return { ...JSON.parse(stdout.trim().split('\n').at(-1)), postgresMs: servers() - before };
}
