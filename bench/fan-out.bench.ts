import { join } from 'node:path';
import { costing, type Idle, idleOf } from './harness/costs.ts';
import type { Measurement, MeasureOptions, Row } from './harness/measure.ts';
import { memoryOf, startProgram } from './harness/processes.ts';
import { compare } from './harness/rounds.ts';
import { startWorker, type Worker } from './harness/worker.ts';

/** The report of the subscribers. */
interface Done {
  readonly units: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** How many subscribe, and how often each gets a value. */
interface Load {
  readonly subscribers: number;
  readonly everyMs: number;
}

/** A server with its subscribers. */
interface Crowd {
  readonly name: string;
  readonly pid: number;
  readonly clients: Worker;
  readonly setPace: (everyMs: number) => Promise<void>;
  /** With a single subscriber. */
  readonly idle: Idle;
  readonly memory: number;
}

const servers = [
  ['Tertulia, gateway', 'harness/live-gateway.ts', []],
  ['graphql-ws, stock', 'peers/fan-out.ts', ['graphql-ws']],
  ['ws, plain broadcast', 'peers/fan-out.ts', ['ws']],
] as const;
const loads: readonly Load[] = [
  { subscribers: 1_000, everyMs: 1_000 },
  { subscribers: 5_000, everyMs: 100 },
];
const quick: readonly Load[] = [{ subscribers: 100, everyMs: 100 }];

/** A live count to many subscribers, from memory. */
export async function run(options: MeasureOptions): Promise<Measurement> {
  const rows: Row[] = [];
  for (const load of options.isQuick ? quick : loads) rows.push(...(await underLoad(load, options)));
  return {
    title: 'Live fan-out',
    note: 'The value comes from memory; a server that is not measured publishes nothing. CPU is that of the whole server; marginal is what the subscribers add to one.',
    rows,
  };
}

async function underLoad(load: Load, { rounds, seconds, warmSeconds }: MeasureOptions): Promise<Row[]> {
  await using stack = new AsyncDisposableStack();
  const crowds: Crowd[] = [];
  for (const server of servers) crowds.push(await gather(server, { stack, load, seconds, warmSeconds }));
  const targets = crowds.map(({ name, pid, clients, setPace, idle, memory }) => ({
    name,
    run: async () => {
      await setPace(load.everyMs);
      await clients.ask({ seconds: 1 });
      const costs = await costing({ pids: [pid], servers: [] }, () => clients.ask<Done>({ seconds }), idle);
      await setPace(0);
      return { ...costs, memory };
    },
  }));
  const columns = {
    ...({ 'CPU µs a delivery': 'cpuUs', 'marginal µs': 'marginalUs', 'deliveries a second': 'perSecond' } as const),
    ...({ 'p50 ms': 'p50Ms', 'p99 ms': 'p99Ms', 'KB a subscriber': 'memory' } as const),
  };
  const what = `${load.subscribers.toLocaleString('en')} subscribers, ${1_000 / load.everyMs} a second`;
  const rows = await compare({ what, targets, key: 'cpuUs', columns }, { rounds });
  return rows;
}

interface Gathering extends Pick<MeasureOptions, 'seconds' | 'warmSeconds'> {
  readonly stack: AsyncDisposableStack;
  readonly load: Load;
}

async function gather([name, path, args]: (typeof servers)[number], gathering: Gathering): Promise<Crowd> {
  const { stack, load, seconds, warmSeconds } = gathering;
  const { pid, said, stop } = await startProgram<{ url: string }>(join(import.meta.dirname, path), { args });
  stack.defer(stop);
  const url = `${said.url.replace('http', 'ws')}/graphql`;
  const clients = await startWorker('fan-out-clients.ts', { url, params: '[{}]' });
  stack.defer(() => clients.stop());
  const setPace = async (everyMs: number) => void (await fetch(`${said.url}/every/${everyMs}`));
  await clients.ask({ open: 1 });
  await setPace(load.everyMs);
  await clients.ask({ seconds: warmSeconds });
  const idle = await idleOf({ pids: [pid], servers: [] }, Math.max(seconds, warmSeconds));
  await setPace(0);
  const before = memoryOf([pid]);
  await clients.ask({ open: load.subscribers - 1 });
  const memory = ((memoryOf([pid]) - before) * 1_024) / (load.subscribers - 1);
  await setPace(load.everyMs);
  await clients.ask({ seconds: warmSeconds });
  await setPace(0);
  return { name, pid, clients, setPace, idle, memory };
}
