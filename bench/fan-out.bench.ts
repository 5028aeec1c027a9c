import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Visitor } from '../e2e/kit/visitor.ts';
import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { cpuOf, memoryOf, startProgram } from './harness/processes.ts';
import { interleaved, type Target } from './harness/rounds.ts';
import { firstBot, openWorld } from './harness/world.ts';

const folder = import.meta.dirname;
const subscribers = 1_000;
const query = 'subscription { liveConversations { sequence at active waiting withHuman present } }';
const changeEveryMs = 500;

/** A server of subscriptions, and the first messages of its clients, which take turns. */
interface SubscriptionServer {
  readonly name: string;
  readonly url: string;
  readonly pids: readonly number[];
  readonly params: readonly object[];
}

type Metric = 'cpuUs' | 'perSecond' | 'p50Ms' | 'p99Ms' | 'held';
type Closing = (() => unknown)[];

/** Live counts to a thousand subscribers of one organization, published once a second. */
export async function run({ mode, seconds, rounds }: MeasureOptions): Promise<Measurement> {
  const world = await openWorld({ mode, env: { TRUSTED_PROXY_HOPS: '1' } });
  const closing: Closing = [() => world.stop()];
  try {
    const { publicId } = await firstBot(world);
    const ours: SubscriptionServer = {
      name: 'Tertulia',
      url: `${world.url.replace('http', 'ws')}/graphql`,
      pids: world.pids,
      params: world.keys.map((apiKey) => ({ apiKey })),
    };
    const all = [ours];
    for (const kind of ['graphql-ws', 'ws'] as const) {
      const peer = await startProgram<{ url: string }>(join(folder, 'peers', 'fan-out.ts'), { args: [kind] });
      closing.push(() => peer.stop());
      const names = { 'graphql-ws': 'graphql-ws, stock', ws: 'ws, plain broadcast' };
      all.push({ name: names[kind], url: peer.said.url, pids: [peer.pid], params: [{}] });
    }
    const changing = keepChanging(world.url, publicId);
    closing.push(() => changing.stop());
    const targets: Target<Metric>[] = [];
    for (const target of all) {
      const before = memoryOf(target.pids);
      const clients = await openClients(target, closing);
      const held = ((memoryOf(target.pids) - before) * 1024) / subscribers;
      targets.push({ name: target.name, run: async () => ({ ...(await measure(target, clients, seconds)), held }) });
    }
    const metrics = await interleaved(targets, { rounds, key: 'cpuUs' });
    const base = metrics(ours.name);
    const rows = all.map(({ name }) => {
      const of = metrics(name);
      return {
        what: `${subscribers} subscribers`,
        who: name,
        ratio: of.cpuUs / base.cpuUs,
        'CPU µs a delivery': of.cpuUs,
        'deliveries a second': of.perSecond,
        'p50 ms': of.p50Ms,
        'p99 ms': of.p99Ms,
        'KB a subscriber': of.held,
        spread: of.spread,
      };
    });
    return {
      title: 'Live fan-out',
      note: 'One value a second. Ours counts what changes too: visitors that come, the query that counts them, and each subscriber’s right to see it.',
      rows,
    };
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

async function openClients({ url, params }: SubscriptionServer, closing: Closing): Promise<ChildProcess> {
  const order = JSON.stringify({ url, count: subscribers, params, query });
  const child = fork(join(folder, 'harness', 'fan-out-clients.ts'), [order]);
  closing.push(() => child.kill());
  const ready = once(child, 'message').then(([message]: { isReady?: boolean }[]) => message?.isReady === true);
  const isReady = await Promise.race([ready, once(child, 'exit').then(() => false)]);
  if (!isReady) throw new Error('the subscribers did not start');
  return child;
}

async function measure(
  { pids }: SubscriptionServer,
  clients: ChildProcess,
  seconds: number,
): Promise<Readonly<Record<Exclude<Metric, 'held'>, number>>> {
  const before = cpuOf(pids).node;
  clients.send({ ms: seconds * 1_000 });
  const [measured] = (await once(clients, 'message')) as [{ deliveries: number; p50Ms: number; p99Ms: number }];
  const { deliveries, p50Ms, p99Ms } = measured;
  const cpuMs = cpuOf(pids).node - before;
  if (deliveries === 0) throw new Error('nothing was delivered');
  return { cpuUs: (cpuMs * 1_000) / deliveries, perSecond: deliveries / seconds, p50Ms, p99Ms };
}

/** A visitor arrives now and then, so that the count changes. */
function keepChanging(url: string, publicId: string) {
  const over = new AbortController();
  let address = 0;
  const loop = (async () => {
    while (!over.signal.aborted) {
      address += 1;
      const visitor = new Visitor(url, publicId, {
        headers: { 'x-forwarded-for': `10.1.${address >> 8}.${address & 255}` },
      });
      await visitor.start();
      await visitor.send({ text: 'hola' });
      await new Promise((resolve) => setTimeout(resolve, changeEveryMs));
    }
  })();
  return {
    stop: async () => {
      over.abort();
      await loop;
    },
  };
}
