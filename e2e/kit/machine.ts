/** How fast the machine is, and how much of it other processes currently use: bounds can be scaled by it. */
import { readdirSync, readFileSync } from 'node:fs';

/** What `fixedWorkMs` returns on the machine for which bounds are written. */
export const referenceWorkMs = 8;

const document = Array.from({ length: 3_000 }, (_, at) => ({
  id: `b${at}`,
  kind: 'text',
  options: { es: 'á'.repeat(40), at },
}));

/** Processor time of a fixed piece of work, in milliseconds: the best of several tries. */
export function fixedWorkMs(): number {
  const times = Array.from({ length: 8 }, () => {
    const before = process.threadCpuUsage();
    for (let round = 0; round < 5; round += 1) JSON.parse(JSON.stringify(document));
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

/** How many times as long as the machine of the bounds this one needs for the same work; 1 on a quicker one. */
export const slowness = (): number => Math.max(1, fixedWorkMs() / referenceWorkMs);

/**
 * Starts to watch. The returned function gives the share of the machine's processors that other processes used since: those that are
 * neither this process nor its descendants. Null where there is no /proc.
 */
export function watchOthers(): () => number | null {
  const before = ticks();
  return () => {
    const after = ticks();
    if (before === null || after === null) return null;
    const share = (after.busy - before.busy - (after.own - before.own)) / (after.all - before.all);
    return Math.max(0, share);
  };
}

/** Ticks since the start of the system: of all processors, those in use, and those of this process and its descendants. */
function ticks() {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
    const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, ...rest] = line.split(/\s+/).slice(1, 9).map(Number);
    const busy = user + nice + system + rest.reduce((sum, one) => sum + one, 0);
    return { all: busy + idle + wait, busy, own: ownTicks() };
  } catch {
    return null;
  }
}

/** Ended processes are counted by the parent that waited for them. */
function ownTicks(): number {
  const processes = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [statOf(name)] : []));
  const below = (pid: number): ProcessTicks[] =>
    processes.filter(({ parent }) => parent === pid).flatMap((one) => [one, ...below(one.pid)]);
  const own = processes.filter(({ pid }) => pid === process.pid);
  return [...own, ...below(process.pid)].reduce((sum, { used }) => sum + used, 0);
}

interface ProcessTicks {
  readonly pid: number;
  readonly parent: number;
  readonly used: number;
}

function statOf(name: string): ProcessTicks {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    const [, parent, ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const used = fields.slice(9, 13).reduce((sum, field) => sum + Number(field), 0);
    return { pid: Number(name), parent: Number(parent), used };
  } catch {
    return { pid: Number(name), parent: 0, used: 0 };
  }
}
