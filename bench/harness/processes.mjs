import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const ticksPerSecond = 100;

/** Every process of the machine with its parent, name and CPU time in milliseconds. */
function snapshot() {
  const processes = new Map();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // Its own time, and that of children that have ended: database connections come and go.
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      processes.set(Number(entry), { parent: Number(fields[1]), name, ms: (ticks * 1000) / ticksPerSecond });
    } catch {
      // It ended between the listing and the look.
    }
  }
  return processes;
}

/** CPU time in milliseconds of these processes and all below them, by kind: `node`, `postgres`, `redis`, `other`. */
export function cpuOf(pids) {
  const processes = snapshot();
  const wanted = new Set(pids);
  for (let grew = true; grew;) {
    grew = false;
    for (const [pid, { parent }] of processes) {
      if (wanted.has(pid) || !wanted.has(parent)) continue;
      wanted.add(pid);
      grew = true;
    }
  }
  const sums = { node: 0, postgres: 0, redis: 0, other: 0 };
  for (const pid of wanted) {
    const found = processes.get(pid);
    if (found !== undefined) sums[kindOf(found.name)] += found.ms;
  }
  return sums;
}

/** Memory in MB that these processes hold (RSS), without what is below them. */
export function memoryOf(pids) {
  return pids.reduce(
    (sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    0,
  );
}

function kindOf(name) {
  if (name.startsWith('postgres')) return 'postgres';
  if (name.startsWith('redis')) return 'redis';
  return /node|MainThread|next/.test(name) ? 'node' : 'other';
}

/**
 * Starts a program of ours that prints one line of JSON when it is ready. `said` is that line.
 */
export async function startProgram(path, { args = [], env = {}, deadlineMs = 60_000 } = {}) {
  const child = spawn(process.execPath, [path, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (chunk) => (told = (told + chunk).slice(-4_000)));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const said = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${path} was not ready in time:\n${told}`)), deadlineMs);
    child.on('exit', (code) => reject(new Error(`${path} ended with ${code}:\n${told}`)));
    createInterface(child.stdout).on('line', (line) => {
      if (!line.startsWith('{')) return void (told += `${line}\n`);
      clearTimeout(timer);
      resolve(JSON.parse(line));
    });
  });
  return {
    pid: child.pid,
    said,
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
