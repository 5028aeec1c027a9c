import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answering, assertEqualAnswers } from './harness/answers.ts';
import type { Measurement, MeasureOptions, Row } from './harness/measure.ts';
import { cpuOf, memoryOf, startProgram } from './harness/processes.ts';
import { interleaved } from './harness/rounds.ts';
import { runLoad } from './harness/run-load.ts';
import { type BenchWorld, openWorld } from './harness/world.ts';

const folder = import.meta.dirname;
const dayMs = 86_400_000;
const now = Date.now();
const lastDays = (days: number) => ({
  from: new Date(now - days * dayMs).toISOString(),
  to: new Date(now).toISOString(),
});
/** The month, seen by an administrator. */
const dashboardVariables = {
  ...{ range: lastDays(30), chartRange: lastDays(30), weekRange: lastDays(7) },
  ...{ isApart: false, mayEdit: true, mayRead: true },
};

/** A gateway, with the processes that work for it. */
interface Gateway {
  readonly name: string;
  readonly url: string;
  readonly pids: readonly number[];
  readonly gatewayPid: number;
}

interface Operation {
  readonly name: string;
  readonly body: string;
}

interface Competition {
  readonly operation: Operation;
  readonly world: BenchWorld;
  readonly peers: readonly Gateway[];
}

/** What the peers' subgraphs print when they are ready. */
interface ReadySubgraphs {
  readonly urls: Readonly<Record<string, string>>;
  readonly principal: string;
}

type Closing = (() => unknown)[];

/** What a dashboard and a list of bots ask, as the portal's own operations do. */
const operations = await readOperations();

/** A dashboard and a page of bots: the platform in one process beside gateways in front of the same subgraphs over HTTP. */
export async function run({ mode, seconds, rounds, connections }: MeasureOptions): Promise<Measurement> {
  const world = await openWorld({ mode });
  const temporary = await mkdtemp(join(tmpdir(), 'tertulia-bench-'));
  const closing: Closing = [() => rm(temporary, { recursive: true, force: true }), () => world.stop()];
  try {
    const peers = await startPeers(world, temporary, closing);
    const rows: Row[] = [];
    for (const operation of operations)
      rows.push(...(await measure({ operation, world, peers }, { mode, seconds, rounds, connections })));
    return { title: 'Gateway', rows };
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

async function startPeers(world: BenchWorld, temporary: string, closing: Closing): Promise<Gateway[]> {
  const subgraphs = await startProgram<ReadySubgraphs>(join(folder, 'peers', 'subgraphs.ts'), {
    args: ['--data', world.dataDir, '--organization', world.organizationId],
  });
  closing.push(() => subgraphs.stop());
  const supergraph = join(temporary, 'supergraph.graphql');
  const own = await readFile(join(folder, '..', 'graphql', 'dist', 'supergraph.graphql'), 'utf8');
  const addressed = own.replaceAll(
    /(@join__graph\(name: "(\w+)", url: )"[^"]*"/g,
    (_, head: string, name: string) => `${head}"${subgraphs.said.urls[name]}"`,
  );
  await writeFile(supergraph, addressed);
  const env = {
    SUPERGRAPH: supergraph,
    PRINCIPAL: subgraphs.said.principal,
    NODE_ENV: 'production',
    APOLLO_TELEMETRY_DISABLED: 'true',
  };
  const gateways: Gateway[] = [];
  for (const [name, file] of [
    ['Apollo Gateway, stock', 'apollo.ts'],
    ['Hive Gateway', 'hive.ts'],
  ] as const) {
    const gateway = await startProgram<{ url: string }>(join(folder, 'peers', file), { env });
    closing.push(() => gateway.stop());
    gateways.push({ name, url: gateway.said.url, pids: [gateway.pid, subgraphs.pid], gatewayPid: gateway.pid });
  }
  return gateways;
}

async function measure(
  { operation, world, peers }: Competition,
  { seconds, rounds, connections }: MeasureOptions,
): Promise<Row[]> {
  const { name, body } = operation;
  const keys = world.keys.map((key) => ({ authorization: `Bearer ${key}` }));
  const ours: Gateway & Answering = {
    name: 'Tertulia',
    url: `${world.url}/graphql`,
    pids: world.pids,
    gatewayPid: world.pids[0] ?? 0,
    headerSets: keys,
  };
  const all: (Gateway & Answering)[] = [
    ours,
    ...peers.map((peer) => ({ ...peer, headerSets: [{ 'apollo-require-preflight': '1' }] })),
  ];
  await assertEqualAnswers(all, body);
  const used = (target: Gateway) => ({
    node: cpuOf(target.pids).node,
    postgres: cpuOf([...world.pids, ...world.serverPids]).postgres,
  });
  const targets = all.map((target) => ({
    name: target.name,
    run: async () => {
      const before = used(target);
      const load = await runLoad({ url: target.url, seconds, connections, body, headerSets: target.headerSets });
      const after = used(target);
      if (load.failed > 0) throw new Error(`${target.name}: ${load.failed} requests failed`);
      const perRequest = (kind: 'node' | 'postgres') => (after[kind] - before[kind]) / load.answered;
      return { cpuMs: perRequest('node'), databaseMs: perRequest('postgres'), ...load };
    },
  }));
  for (const target of targets) await target.run();
  const metrics = await interleaved(targets, { rounds, key: 'cpuMs' });
  const base = metrics(ours.name);
  return all.map((target) => {
    const of = metrics(target.name);
    return {
      what: name,
      who: target.name,
      ratio: of.cpuMs / base.cpuMs,
      'CPU ms': of.cpuMs,
      'PostgreSQL ms': of.databaseMs,
      'a second': of.perSecond,
      'p50 ms': of.p50Ms,
      'p99 ms': of.p99Ms,
      'RSS MB': memoryOf([target.gatewayPid]),
      spread: of.spread,
    };
  });
}

async function readOperations(): Promise<Operation[]> {
  const features = join(folder, '..', 'portal', 'src', 'features');
  const dashboard = await readFile(join(features, 'dashboard', 'dashboard.graphql'), 'utf8');
  const bots = await readFile(join(features, 'bots', 'bots.graphql'), 'utf8');
  const body = (query: string, operationName: string, variables: object) =>
    JSON.stringify({ query: pick(query, operationName), operationName, variables });
  return [
    { name: 'dashboard', body: body(dashboard, 'DashboardNumbers', dashboardVariables) },
    { name: 'page of bots', body: body(bots, 'BotList', { first: 12, hasDraft: false }) },
  ];
}

/** One operation of a file with the fragments: other operations would be refused as unused by some gateways. */
function pick(text: string, name: string): string {
  const parts = text.split(/\n(?=(?:query|mutation|subscription|fragment) )/).map((part) => part.trim());
  const operation = parts.find((part) => new RegExp(`^\\w+ ${name}\\b`).test(part));
  if (operation === undefined) throw new Error(`there is no operation ${name}`);
  const chosen = new Set([operation]);
  for (let grew = true; grew;) {
    grew = false;
    for (const part of parts) {
      const fragment = /^fragment (\w+)/.exec(part)?.[1];
      if (fragment === undefined || chosen.has(part)) continue;
      if (![...chosen].some((one) => one.includes(`...${fragment}`))) continue;
      chosen.add(part);
      grew = true;
    }
  }
  return [...chosen].join('\n');
}
