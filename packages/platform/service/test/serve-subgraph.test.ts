import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { principalHeader, signPrincipal } from '@tertulia/principal';
import { serveSubgraph, type SubgraphServer } from '@tertulia/service';
import { httpSubgraphCaller } from '@tertulia/subgraph';
import { principals } from '@tertulia/testkit';
import { createClient, type Client } from 'graphql-ws';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { shopSubgraph } from '../../subgraph/test/toy-subgraphs.js';

const principalSecret = 'a secret of thirty-two characters or more';
const log = pino({ level: 'silent' });
let server: SubgraphServer;
let isReady = true;

beforeAll(async () => {
  server = await serveSubgraph(shopSubgraph().subgraph, {
    port: 0,
    principalSecret,
    log,
    isReady: async () => (isReady ? undefined : Promise.reject(new Error('no database'))),
  });
});
afterAll(async () => server.stop());

const signed = (): string => signPrincipal(principals.viewer(), principalSecret, new Date());

async function post(
  body: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [principalHeader]: signed(), ...headers },
    body,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('a subgraph behind HTTP', () => {
  test('A subgraph responds as in process, with the rows of the signed principal', async () => {
    const caller = httpSubgraphCaller({ urls: { shops: server.url }, principalSecret });
    const principal = principals.viewer();
    const call = {
      query: 'query ($id: ID!) { tenancy shop(id: $id) { name } }',
      variables: { id: 'a' },
      principal,
      requestId: 'r',
    };
    const overHttp = await caller('shops', call);
    const inProcess = await shopSubgraph().subgraph.execute(call);
    expect(overHttp).toEqual(JSON.parse(JSON.stringify(inProcess)));
    expect(overHttp.data?.['tenancy']).toBe(principal.organizationId);
  });

  test.each([
    ['no principal', '{"query":"{ tenancy }"}', { [principalHeader]: '' }, 401, 'UNAUTHENTICATED'],
    ['a forged principal', '{"query":"{ tenancy }"}', { [principalHeader]: 'e30.AAAA' }, 401, 'UNAUTHENTICATED'],
    ['another media type', '{"query":"{ tenancy }"}', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['broken JSON', '{"query":', {}, 400, 'MALFORMED_JSON'],
    ['no query', '{}', {}, 400, 'BAD_USER_INPUT'],
    ['variables of another form', '{"query":"{ tenancy }","variables":[1]}', {}, 400, 'BAD_USER_INPUT'],
    ['a body that is too large', `{"query":"${'x'.repeat(9_000_000)}"}`, {}, 413, 'REQUEST_TOO_LARGE'],
  ])('A subgraph refuses %s', async (_, body, headers, status, code) => {
    const answer = await post(body, headers);
    expect(answer.status).toBe(status);
    expect(answer.body['errors']).toMatchObject([{ extensions: { code } }]);
  });

  test('A subgraph reports whether it is alive and whether it is ready', async () => {
    const status = async (path: string): Promise<number> => (await fetch(new URL(path, server.url))).status;
    expect([
      await status('/health'),
      await status('/ready'),
      await status('/elsewhere'),
      await status('/graphql'),
    ]).toEqual([200, 200, 404, 405]);
    isReady = false;
    expect([await status('/health'), await status('/ready')]).toEqual([200, 503]);
    isReady = true;
  });

  test('A stopped subgraph is reported as unavailable', async () => {
    const caller = httpSubgraphCaller({ urls: { shops: 'http://127.0.0.1:1/graphql' }, principalSecret });
    const call = { query: '{ tenancy }', principal: principals.viewer(), requestId: 'r' };
    await expect(caller('shops', call)).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
  });

  test.each([
    ['is shorter than the default of the caller', { settings: 60_000, call: 60 }, 'DEADLINE_EXCEEDED'],
    ['is longer than the default of the caller', { settings: 20, call: 60_000 }, null],
  ])('A timeout of one call that %s decides when the call ends', async (_, timeouts, code) => {
    const slow = createServer((_request, response) => {
      if (code === null) setTimeout(() => response.end('{"data":{"tenancy":"late"}}'), 150);
    });
    await once(slow.listen(0, '127.0.0.1'), 'listening');
    try {
      const { port } = slow.address() as AddressInfo;
      const urls = { shops: `http://127.0.0.1:${port}/graphql` };
      const caller = httpSubgraphCaller({ urls, principalSecret, timeoutMs: timeouts.settings });
      const call = { query: '{ tenancy }', principal: principals.viewer(), requestId: 'r', timeoutMs: timeouts.call };
      const ended = await caller('shops', call).catch((error: unknown) => error);
      expect(ended).toMatchObject(code === null ? { data: { tenancy: 'late' } } : { code });
    } finally {
      slow.closeAllConnections();
      slow.close();
    }
  });
});

describe('subscriptions over graphql-ws', () => {
  const connect = (header: string): Client =>
    createClient({
      url: server.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { [principalHeader]: header },
    });

  test('A subscription delivers every event and ends with its source', async () => {
    const client = connect(signed());
    const seen: unknown[] = [];
    for await (const result of client.iterate({ query: 'subscription { shopChanged { name } }' }))
      seen.push(result.data);
    await client.dispose();
    expect(seen).toEqual([{ shopChanged: { name: 'one' } }, { shopChanged: { name: 'two' } }]);
  });

  test('An operation error is reported without closing the socket', async () => {
    const client = connect(signed());
    const first = async (query: string): Promise<unknown> => (await client.iterate({ query }).next()).value;
    expect(await first('subscription {')).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] });
    expect(await first('subscription { nothing }')).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
    expect(await first('{ tenancy }')).toMatchObject({ data: { tenancy: principals.viewer().organizationId } });
    await client.dispose();
  });

  test('A socket without a valid principal is refused', async () => {
    const client = connect('e30.AAAA');
    await expect(client.iterate({ query: 'subscription { shopChanged { name } }' }).next()).rejects.toMatchObject({
      code: 4403,
    });
    await client.dispose();
  });
});

test('Stopping closes open sockets with 1001 and accepts nothing new', async () => {
  const closing = await serveSubgraph(shopSubgraph().subgraph, { port: 0, principalSecret, log });
  const socket = new WebSocket(closing.url.replace('http', 'ws'), 'graphql-transport-ws');
  await new Promise((resolve) => socket.once('open', resolve));
  const code = new Promise((resolve) => socket.once('close', resolve));
  await closing.stop();
  expect(await code).toBe(1001);
  await expect(fetch(new URL('/health', closing.url))).rejects.toThrow('fetch failed');
});
