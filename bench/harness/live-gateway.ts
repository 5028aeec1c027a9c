// Our gateway in front of a subgraph that publishes a live count from memory.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, parse, subscribe } from 'graphql';
import { followCounts, liveTypes, paced } from '../peers/live-counts.ts';

const { createGateway } = await import('../../gateway/dist/index.js');
const { createLog } = await import('../../packages/platform/subgraph/dist/index.js');
const { supergraphOf } = await import('../../graphql/dist/supergraph.js');

const schema = buildSchema(liveTypes);
const gateway = await createGateway({
  supergraph: { kind: 'TEXT', sdl: supergraphOf([{ name: 'live', text: liveTypes }]) },
  subgraphs: {
    live: {
      kind: 'LOCAL',
      subgraph: {
        execute: async () => ({ data: null }),
        subscribe: async ({ query }) =>
          subscribe({
            schema,
            document: parse(query),
            rootValue: { liveConversations: followCounts },
          }),
      },
    },
  },
  ...{ principalSecret: null, visitorTokenSecret: null, publicUrl: 'http://127.0.0.1' },
  ...{ callSubgraph: null, redis: null, pubSub: null },
  log: createLog('gateway', 'warn'),
  clock: { now: () => new Date() },
  settings: { trustedProxyHops: 1 },
});
const server = createServer((request, response) => {
  if (!paced(request, response)) void gateway.handleRequest(request, response);
});
server.on('upgrade', (request, stream, head) => void gateway.handleUpgrade(request, stream, head));
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
});
process.on('SIGTERM', () => process.exit(0));
