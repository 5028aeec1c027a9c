import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { httpSubgraphCaller } from '@tertulia/subgraph';
import { principals } from '@tertulia/testkit';

let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.end(JSON.stringify({ data: { path: request.url } })));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test.each([4_961.433, 60_000, 20_000.000_001])(
  'A call to another process may have %s ms left, a whole number or not',
  async (timeoutMs) => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    const call = httpSubgraphCaller({ urls: { orders: url }, principalSecret: 's'.repeat(32) });
    const principal = principals.service({ organizationId: 'org' });
    const asked = { query: '{ path }', principal, requestId: 'test', timeoutMs };
    expect(await call('orders', asked)).toEqual({ data: { path: '/graphql' } });
  },
);
