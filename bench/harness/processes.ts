import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pidOf } from '../../e2e/kit/started.ts';

const ticksPerSecond = 100;
const readyDeadlineMs = 60_000;

/** Kinds of processes. */
type Kind = 'node' | 'postgres' | 'redis' | 'other';

interface MachineProcess {
  readonly parent: number;
  readonly name: string;
  readonly ms: number;
}

/** Processes; those that are not there are left out. */
type Pids = readonly (number | null | undefined)[];

/** A running program. */
export interface Program<Said> {
  readonly pid: number;
  /** The line that it printed when it was ready. */
  readonly said: Said;
  readonly stop: () => Promise<void>;
}

/** Every process of the machine with its parent, name and CPU time in milliseconds. */
function snapshot(): Map<number, MachineProcess> {
  const processes = new Map<number, MachineProcess>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // Its own time and that of ended children, because database connections are short-lived processes.
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      processes.set(Number(entry), { parent: Number(fields[1]), name, ms: (ticks * 1000) / ticksPerSecond });
    } catch {
      // It ended between the listing and the read.
    }
  }
  return processes;
}

/** CPU time in milliseconds of these processes and all below them, by kind: `node`, `postgres`, `redis`, `other`. */
export function cpuOf(pids: Pids): Record<Kind, number> {
  const sums: Record<Kind, number> = { node: 0, postgres: 0, redis: 0, other: 0 };
  for (const { name, ms } of below(pids).values()) sums[kindOf(name)] += ms;
  return sums;
}

/** The pids of these processes and all below them, of one kind. */
export function pidsBelow(pids: Pids, kind: Kind): number[] {
  return [...below(pids)].filter(([, { name }]) => kindOf(name) === kind).map(([pid]) => pid);
}

/** Memory in MB of these processes (RSS), without their children. */
export function memoryOf(pids: readonly number[]): number {
  return megabytes(pids, { file: 'status', field: 'VmRSS' });
}

/** Memory in MB of these processes together; what several share is counted once (PSS). */
export function sharedMemoryOf(pids: readonly number[]): number {
  return megabytes(pids, { file: 'smaps_rollup', field: 'Pss' });
}

function megabytes(
  pids: readonly number[],
  { file, field }: { readonly file: string; readonly field: string },
): number {
  const pattern = new RegExp(`^${field}:\\s+(\\d+)`, 'm');
  const kilobytes = pids.map((pid) => Number(pattern.exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1_024;
}

function below(pids: Pids): Map<number, MachineProcess> {
  const processes = snapshot();
  const wanted = new Set(pids.filter((pid) => pid !== null && pid !== undefined));
  for (let grew = true; grew;) {
    grew = false;
    for (const [pid, { parent }] of processes) {
      if (wanted.has(pid) || !wanted.has(parent)) continue;
      wanted.add(pid);
      grew = true;
    }
  }
  return new Map([...processes].filter(([pid]) => wanted.has(pid)));
}

function kindOf(name: string): Kind {
  if (name.startsWith('postgres')) return 'postgres';
  if (name.startsWith('redis')) return 'redis';
  return /node|MainThread|next/.test(name) ? 'node' : 'other';
}

/** Starts a program of ours that prints one line of JSON when it is ready. */
export async function startProgram<Said>(
  path: string,
  { args = [], env = {} }: { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Program<Said>> {
  const child = spawn(process.execPath, [path, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output = `${output}${String(chunk)}`.slice(-4_000)));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const said = await new Promise<Said>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${path} was not ready in time:\n${output}`)), readyDeadlineMs);
    child.on('exit', (code) => reject(new Error(`${path} ended with ${code}:\n${output}`)));
    createInterface(child.stdout).on('line', (line) => {
      if (!line.startsWith('{')) return void (output += `${line}\n`);
      clearTimeout(timer);
      resolve(JSON.parse(line) as Said);
    });
  });
  return {
    pid: pidOf(child),
    said,
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
