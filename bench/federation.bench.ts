import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertEqualAnswers } from './harness/answers.ts';
import type { Measurement, MeasureOptions, Row } from './harness/measure.ts';
import { compareGateways, type Gateway } from './harness/gateways.ts';
import { startPeerGateways } from './harness/peer-gateways.ts';
import { startProgram } from './harness/processes.ts';

const folder = import.meta.dirname;
const fragments = `
  fragment User on User { id username name }
  fragment Review on Review { id body }
  fragment Product on Product { inStock name price shippingEstimate upc weight }`;
/** Deep, with the same objects again and again: most of the work is representing and merging them. */
const heavy = `query Heavy {
  users { ...User reviews { ...Review product { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } } }
  topProducts { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } }
} ${fragments}`;
const page = `query Page { me { id name }
  topProducts(first: 5) { upc name price inStock shippingEstimate reviews { id body author { id username name } } } }`;

/** Gateways in front of subgraphs that answer from memory. */
export async function run(options: MeasureOptions): Promise<Measurement> {
  await using stack = new AsyncDisposableStack();
  const temporary = await mkdtemp(join(tmpdir(), 'tertulia-bench-'));
  stack.defer(() => rm(temporary, { recursive: true, force: true }));
  const subgraphs = await startProgram<{ supergraph: string }>(join(folder, 'peers', 'shop-subgraphs.ts'));
  stack.defer(() => subgraphs.stop());
  const supergraph = join(temporary, 'supergraph.graphql');
  await writeFile(supergraph, subgraphs.said.supergraph);
  const own: Gateway[] = [];
  for (const [name, args, others] of [
    ['Tertulia, subgraphs in its process', ['--local'], []],
    ['Tertulia, subgraphs over HTTP', [], [subgraphs.pid]],
  ] as const) {
    const path = join(folder, 'harness', 'shop-gateway.ts');
    const gateway = await startProgram<{ url: string }>(path, { args: ['--supergraph', supergraph, ...args] });
    stack.defer(() => gateway.stop());
    own.push({
      name,
      url: gateway.said.url,
      gatewayPid: gateway.pid,
      pids: [gateway.pid, ...others],
      headerSets: [{}],
    });
  }
  const peers = await startPeerGateways({ supergraph, principal: '' }, stack);
  const gateways = [...own, ...peers.map((peer) => ({ ...peer, pids: [peer.gatewayPid, subgraphs.pid] }))];
  const rows: Row[] = [];
  for (const [name, query] of Object.entries({ heavy, page })) {
    const body = JSON.stringify({ query });
    await assertEqualAnswers(gateways, body);
    rows.push(...(await compareGateways({ operation: { name, body }, gateways, servers: [] }, options)));
  }
  return {
    title: 'Federation alone',
    note: 'Four subgraphs answer from memory, the same two operations for all; no answer is shared between requests. Our limits count, but allow what the heavy operation costs. CPU is that of gateway and subgraphs.',
    rows,
  };
}
