// Our gateway in front of the subgraphs of the shop, over HTTP or, with `--local`, in the same process.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import type { SubgraphLocation } from '../../gateway/dist/index.js';
import { shopSubgraphs } from '../peers/shop.ts';

const { values } = parseArgs({
  options: { supergraph: { type: 'string', default: '' }, local: { type: 'boolean', default: false } },
});
const { createGateway, settingsDefault } = await import('../../gateway/dist/index.js');
const { createLog } = await import('../../packages/platform/subgraph/dist/index.js');

/** Every caller is anonymous and comes from one address, and the heavy operation costs ten times what the platform allows. */
const many = 100_000_000;
const { limits, rates, budgets } = settingsDefault;
const gateway = await createGateway({
  supergraph: { kind: 'TEXT', sdl: await readFile(values.supergraph, 'utf8') },
  subgraphs: values.local ? localSubgraphs() : {},
  ...{ principalSecret: null, visitorTokenSecret: null, publicUrl: 'http://127.0.0.1' },
  ...{ callSubgraph: null, redis: null, pubSub: null },
  log: createLog('gateway', 'warn'),
  clock: { now: () => new Date() },
  settings: {
    limits: { ...limits, ANONYMOUS: { ...limits.ANONYMOUS, costMax: many } },
    rates: { ...rates, ANONYMOUS: { points: many, windowSeconds: 60 } },
    budgets: { ...budgets, ANONYMOUS: { capacity: many, restoreRate: many } },
  },
});
const server = createServer((request, response) => void gateway.handleRequest(request, response));
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` }));
});
process.on('SIGTERM', () => process.exit(0));

function localSubgraphs(): Record<string, SubgraphLocation> {
  return Object.fromEntries(
    shopSubgraphs().map(({ name, respond }) => [
      name,
      {
        kind: 'LOCAL',
        subgraph: {
          execute: async ({ query, variables = {} }) => JSON.parse(await respond(query, variables)) as object,
          subscribe: async () => Promise.reject(new Error('the shop has no subscriptions')),
        },
      },
    ]),
  );
}
