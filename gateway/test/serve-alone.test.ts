import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serveSubgraph, type SubgraphServer } from '@tertulia/service';
import { eventually, principals } from '@tertulia/testkit';
import { pino } from 'pino';
import { readGatewayEnvironment } from '../src/environment.js';
import { serveAlone } from '../src/serve-alone.js';
import { identityToy, IdentityToyState } from './toys/identity-toy.js';
import { type order, ordersToy } from './toys/orders-toy.js';
import { connectClient } from './toys/socket-client.js';
import { composeToys, principalSecret } from './toys/toy-gateway.js';
import { Topic } from './toys/topic.js';

const log = pino({ level: 'silent' });

async function serve(source: Record<string, string>): Promise<{ port: number; stop(): Promise<void> }> {
  const gateway = await serveAlone({ settings: readGatewayEnvironment(source), log, redis: null });
  return { port: Number(new URL(gateway.address).port), stop: async () => gateway.stop({ drainMs: 0 }) };
}

describe('gateway as a process', () => {
  let folder: string;
  let servers: SubgraphServer[];
  let settings: Record<string, string>;
  const state = new IdentityToyState();
  const placed: Topic<ReturnType<typeof order>> = new Topic();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gateway-'));
    const SUPERGRAPH_FILE = join(folder, 'supergraph.graphql');
    await writeFile(SUPERGRAPH_FILE, composeToys());
    const toys = [identityToy(state), ordersToy({ placed, gate: Promise.resolve(), slowCalls: 0 })];
    servers = await Promise.all(toys.map((toy) => serveSubgraph(toy, { port: 0, principalSecret, log })));
    settings = {
      SUPERGRAPH_FILE,
      PORT: '0',
      SUBGRAPH_URL_IDENTITY: servers[0]?.url ?? '',
      SUBGRAPH_URL_ORDERS: servers[1]?.url ?? '',
      PRINCIPAL_SECRET: principalSecret,
    };
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true });
  });

  const ask = async (port: number, headers: Record<string, string> = {}): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ caller { kind } orders(first: 1) { customer { name } } }' }),
    });
    return ((await response.json()) as { data?: { caller?: unknown } }).data?.caller;
  };

  test('A supergraph file is enough to start, and every caller is then anonymous', async () => {
    const gateway = await serve(settings);
    expect(await ask(gateway.port)).toEqual({ kind: 'ANONYMOUS' });
    expect(await ask(gateway.port, { authorization: 'Bearer whatever' })).toEqual({ kind: 'ANONYMOUS' });
    await gateway.stop();
    await expect(ask(gateway.port)).rejects.toThrow('fetch failed');
  });

  test('With an identity subgraph, callers are authenticated and subscriptions are served', async () => {
    const apiKey = 'ttl_live_0123456789abcdef';
    state.apiKeys.set(apiKey, principals.apiKey([]));
    const gateway = await serve({ ...settings, IDENTITY_SUBGRAPH: 'identity' });
    expect(await ask(gateway.port, { authorization: `Bearer ${apiKey}` })).toEqual({ kind: 'API_KEY' });
    const client = await connectClient(`ws://127.0.0.1:${gateway.port}/graphql`, { parameters: { apiKey } });
    const events = client.subscribe('subscription { ownOrders { id customer { name } } }');
    expect(await events.next()).toMatchObject({ data: { ownOrders: { id: 'first' } } });
    await eventually(() => expect(placed.listenerCount).toBe(1));
    await gateway.stop();
    expect((await client.closed).code).toBe(1001);
    await eventually(() => expect(placed.listenerCount).toBe(0));
  });

  test.each([
    ['a missing address', { SUBGRAPH_URL_ORDERS: 'nowhere' }, /SUBGRAPH_URL_ORDERS/],
    ['identity without a secret', { IDENTITY_SUBGRAPH: 'identity', PRINCIPAL_SECRET: '' }, /PRINCIPAL_SECRET/],
    ['identity that is not there', { IDENTITY_SUBGRAPH: 'nobody' }, /nobody/],
    ['hooks that are not there', { HOOKS_SUBGRAPH: 'nobody' }, /nobody/],
    ['no file', { SUPERGRAPH_FILE: '/nowhere.graphql' }, /nowhere/],
  ])('Starting fails with a helpful message for %s', async (_, over, message) => {
    await expect(serve({ ...settings, ...over })).rejects.toThrow(message);
  });

  test('All invalid settings are reported at once', () => {
    expect(() => readGatewayEnvironment({ PORT: 'x', PRINCIPAL_SECRET: 'short' })).toThrow(
      /PORT[^]*PRINCIPAL_SECRET[^]*SUPERGRAPH_FILE/,
    );
  });
});
