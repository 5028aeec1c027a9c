import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertEqualAnswers, assertEqualBytes } from './harness/answers.ts';
import { compareGateways, type Gateway } from './harness/gateways.ts';
import type { Measurement, MeasureOptions, Row } from './harness/measure.ts';
import { dashboard, pageOfBots } from './harness/operations.ts';
import { startPeerGateways } from './harness/peer-gateways.ts';
import { startProgram } from './harness/processes.ts';
import { type BenchWorld, openWorld } from './harness/world.ts';

const folder = import.meta.dirname;

/** What the peers' subgraphs print when they are ready. */
interface ReadySubgraphs {
  readonly urls: Readonly<Record<string, string>>;
  readonly principal: string;
}

/** A dashboard and a page of bots: the platform in one process beside gateways in front of the same subgraphs over HTTP. */
export async function run(options: MeasureOptions): Promise<Measurement> {
  await using stack = new AsyncDisposableStack();
  const world = await openWorld(options);
  stack.defer(async () => void (await world.stop()));
  const ours: Gateway = {
    name: 'Tertulia',
    url: `${world.url}/graphql`,
    pids: world.pids,
    gatewayPid: world.pids[0] ?? 0,
    headerSets: world.keys.map((key) => ({ authorization: `Bearer ${key}` })),
  };
  const byHand = await startByHand(world, { stack, headerSets: ours.headerSets });
  const gateways = [ours, ...(await startPeers(world, stack)), byHand];
  const rows: Row[] = [];
  const servers = [...world.pids, ...world.serverPids];
  for (const operation of [await dashboard(world.timeZone), await pageOfBots()]) {
    await assertEqualAnswers(gateways, operation.body);
    await assertEqualBytes(ours, byHand, operation.body);
    rows.push(...(await compareGateways({ operation, gateways, servers }, options)));
  }
  return {
    title: 'Gateway',
    note: 'The portal’s own operations. The handler by hand answers these two with the same bytes and does nothing else. Marginal is what a request adds: without the jobs that run in our process anyway.',
    rows,
  };
}

/** What a handler costs that is written for these two operations alone. */
async function startByHand(
  world: BenchWorld,
  { stack, headerSets }: { readonly stack: AsyncDisposableStack } & Pick<Gateway, 'headerSets'>,
): Promise<Gateway> {
  const path = join(folder, 'harness', 'by-hand.ts');
  const program = await startProgram<{ url: string }>(path, { args: ['--data', world.dataDir] });
  stack.defer(() => program.stop());
  const name = 'a handler by hand';
  return { name, url: program.said.url, pids: [program.pid], gatewayPid: program.pid, headerSets };
}

async function startPeers(world: BenchWorld, stack: AsyncDisposableStack): Promise<Gateway[]> {
  const temporary = await mkdtemp(join(tmpdir(), 'tertulia-bench-'));
  stack.defer(() => rm(temporary, { recursive: true, force: true }));
  const subgraphs = await startProgram<ReadySubgraphs>(join(folder, 'peers', 'subgraphs.ts'), {
    args: ['--data', world.dataDir, '--organization', world.bot.organizationId],
  });
  stack.defer(() => subgraphs.stop());
  const supergraph = join(temporary, 'supergraph.graphql');
  const own = await readFile(join(folder, '..', 'graphql', 'dist', 'supergraph.graphql'), 'utf8');
  const addressed = own.replaceAll(
    /(@join__graph\(name: "(\w+)", url: )"[^"]*"/g,
    (_, head: string, name: string) => `${head}"${subgraphs.said.urls[name]}"`,
  );
  await writeFile(supergraph, addressed);
  const started = await startPeerGateways({ supergraph, principal: subgraphs.said.principal }, stack);
  return started.map((peer) => ({ ...peer, pids: [peer.gatewayPid, subgraphs.pid] }));
}
