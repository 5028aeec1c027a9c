import { join } from 'node:path';
import { costing, type Idle, idleOf } from './harness/costs.ts';
import { keepChanging } from './harness/keep-changing.ts';
import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { memoryOf, startProgram } from './harness/processes.ts';
import { compare } from './harness/rounds.ts';
import { startWorker, type Worker } from './harness/worker.ts';
import { openWorld } from './harness/world.ts';

/** The report of the subscribers. */
interface Done {
  readonly units: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** A server of subscriptions, and the first messages of its clients, which take turns. */
interface SubscriptionServer {
  readonly name: string;
  readonly url: string;
  readonly pids: readonly number[];
  readonly params: readonly object[];
}

/** A server with its subscribers. */
interface Crowd {
  readonly name: string;
  readonly pids: readonly number[];
  readonly clients: Worker;
  /** With a single subscriber: visitors, the query that counts them, whatever else runs. */
  readonly idle: Idle;
  readonly memory: number;
}

const subscribers = 1_000;

/** Live counts to a thousand subscribers of one organization, published once a second. */
export async function run({ mode, seconds, rounds, warmSeconds, isQuick }: MeasureOptions): Promise<Measurement> {
  await using stack = new AsyncDisposableStack();
  const world = await openWorld({ mode, isQuick, env: { TRUSTED_PROXY_HOPS: '1' } });
  stack.defer(async () => void (await world.stop()));
  const servers: SubscriptionServer[] = [
    {
      name: 'Tertulia',
      url: `${world.url.replace('http', 'ws')}/graphql`,
      pids: world.pids,
      params: world.keys.map((apiKey) => ({ apiKey })),
    },
  ];
  for (const [kind, name] of [
    ['graphql-ws', 'graphql-ws, stock'],
    ['ws', 'ws, plain broadcast'],
  ] as const) {
    const path = join(import.meta.dirname, 'peers', 'fan-out.ts');
    const peer = await startProgram<{ url: string }>(path, { args: [kind] });
    stack.defer(() => peer.stop());
    servers.push({ name, url: peer.said.url, pids: [peer.pid], params: [{}] });
  }
  const changing = keepChanging(world.url, world.bot.publicId);
  stack.defer(() => changing.stop());
  const crowds: Crowd[] = [];
  for (const server of servers)
    crowds.push(await gather(server, { stack, idleSeconds: Math.max(seconds, warmSeconds) }));
  const targets = crowds.map(({ name, pids, clients, idle, memory }) => ({
    name,
    run: async () => ({
      ...(await costing({ pids, servers: [] }, () => clients.ask<Done>({ seconds }), idle)),
      memory,
    }),
  }));
  const columns = {
    ...({ 'marginal µs a delivery': 'marginalUs', 'CPU µs': 'cpuUs', 'deliveries a second': 'perSecond' } as const),
    ...({ 'p50 ms': 'p50Ms', 'p99 ms': 'p99Ms', 'KB a subscriber': 'memory' } as const),
  };
  const rows = await compare({ what: `${subscribers} subscribers`, targets, key: 'marginalUs', columns }, { rounds });
  return {
    title: 'Live fan-out',
    note: 'One value a second. Marginal, and the ratio, is what a thousand subscribers add to one: without the visitors who come, the query that counts them, and all other work of our process, which CPU contains. Each of our subscribers’ right to see the value is checked.',
    rows,
  };
}

async function gather(
  { name, url, pids, params }: SubscriptionServer,
  { stack, idleSeconds }: { readonly stack: AsyncDisposableStack; readonly idleSeconds: number },
): Promise<Crowd> {
  const clients = await startWorker('fan-out-clients.ts', { url, params: JSON.stringify(params) });
  stack.defer(() => clients.stop());
  await clients.ask({ open: 1 });
  const idle = await idleOf({ pids, servers: [] }, idleSeconds);
  const before = memoryOf(pids);
  await clients.ask({ open: subscribers });
  return { name, pids, clients, idle, memory: ((memoryOf(pids) - before) * 1_024) / subscribers };
}
