// Hive Gateway in front of the same subgraphs, with its own planner or, with `PLANNER=rust`, with the runtime of Hive Router. It lets equal
// calls of a subgraph that are under way at the same time share one answer; users who each ask for their own data share nothing, so every
// request carries an id of its own, as ours does.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createGatewayRuntime } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

const { SUPERGRAPH = '', PRINCIPAL = '', PLANNER } = process.env;
const runtime = createGatewayRuntime({
  supergraph: await readFile(SUPERGRAPH, 'utf8'),
  logging: false,
  ...(PLANNER === 'rust' ? { unifiedGraphHandler } : {}),
  propagateHeaders: {
    fromClientToSubgraphs: () => ({ 'x-tertulia-principal': PRINCIPAL, 'x-request-id': randomUUID() }),
  },
});
const server = createServer(runtime);
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` }));
});
process.on('SIGTERM', () => process.exit(0));
