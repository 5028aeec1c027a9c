import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createGateway, settingsDefault, type Gateway } from '@tertulia/gateway';
import { systemClock } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { createLog, fromGlobalId, type Subgraph, type SubgraphRequest } from '@tertulia/subgraph';
import { eventually, principals, testId } from '@tertulia/testkit';
import { createClient, type Client } from 'graphql-ws';
import { buildSchema, getNamedType, isObjectType, isLeafType, type GraphQLObjectType } from 'graphql';
import { WebSocket } from 'ws';
import { committedSchemas, supergraphOf } from '../../../../graphql/src/supergraph.js';
import type { Platform } from '../src/platform.js';
import { principalSecret, testPlatform } from './test-platform.js';

const organizationId = testId(0xaa);
const ana = principals.admin({ organizationId });
const api = buildSchema(readFileSync(join(import.meta.dirname, '../../../../graphql/api.graphql'), 'utf8'));
/** What a shared subscription replaces by nobody's ids. */
const identities = ['userId', 'sessionId', 'keyId'];

let platform: Platform;
let gateway: Gateway;
const http = createServer();
let botId: string;
let otherBotId: string;
let close: () => Promise<void>;
const clients: Client[] = [];
/** Facts of callers that subgraphs have read, and the callers for whom they opened subscriptions. */
const read = new Set<string>();
const opened: Principal[] = [];
/** Callers by key. */
const known = new Map<string, Principal>();

beforeAll(async () => {
  ({ platform, close } = await testPlatform());
  gateway = await createGateway({
    supergraph: { kind: 'TEXT', sdl: supergraphOf(committedSchemas()) },
    subgraphs: Object.fromEntries(
      [...platform.subgraphs].map(([name, subgraph]) => [
        name,
        { kind: 'LOCAL' as const, subgraph: watched(subgraph) },
      ]),
    ),
    ...{ principalSecret, visitorTokenSecret: null, publicUrl: 'https://tertulia.test', clock: systemClock },
    ...{ log: createLog('gateway', 'silent'), redis: null, pubSub: platform.pubSub },
    callSubgraph: async (_, { variables }) => ({
      data: { resolveCredential: known.get(String(variables?.['token'])) ?? null },
    }),
    settings: { sockets: { ...settingsDefault.sockets, initialisationTimeoutMs: 60_000 } },
  });
  platform.joinGateway(gateway);
  platform.start();
  botId = await createBot('Aurora');
  otherBotId = await createBot('Palma');
  await publish(botId);
  await publish(otherBotId);
  http.on('upgrade', (request, stream, head) => void gateway.handleUpgrade(request, stream, head));
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  for (const client of clients) await client.dispose();
  await gateway.close();
  http.close();
  await close();
});

/** The same subgraph, which records what it reads of a subscription's caller. */
function watched(subgraph: Subgraph): Subgraph {
  const recorded = (request: SubgraphRequest): SubgraphRequest => ({
    ...request,
    principal: new Proxy(request.principal, {
      get: (target, fact, receiver) => {
        if (typeof fact === 'string') read.add(fact);
        return Reflect.get(target, fact, receiver) as unknown;
      },
      ownKeys: (target) => {
        for (const fact of Object.keys(target)) read.add(fact);
        return Reflect.ownKeys(target);
      },
    }),
  });
  return {
    ...subgraph,
    execute: async (request) => subgraph.execute(recorded(request)),
    subscribe: async (request) => {
      opened.push(request.principal);
      return subgraph.subscribe(recorded(request));
    },
  };
}

async function ask<T>(query: string, variables = {}): Promise<T> {
  const { data, errors } = await platform.callSubgraph('bots', { query, variables, principal: ana, requestId: 'test' });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data as T;
}

async function createBot(name: string): Promise<string> {
  const query = 'mutation ($name: String!) { createBot(input: { name: $name, locale: es }) { bot { id } } }';
  return (await ask<{ createBot: { bot: { id: string } } }>(query, { name })).createBot.bot.id;
}

async function publish(id: string): Promise<void> {
  const query = 'mutation ($id: ID!) { publishBot(input: { botId: $id }) { userErrors { message } } }';
  const { publishBot } = await ask<{ publishBot: { userErrors: unknown[] } }>(query, { id });
  expect(publishBot.userErrors).toEqual([]);
}

/** Selects everything that is declared to be shared of a type. */
function selectionOf(type: GraphQLObjectType, shared: readonly string[], above: readonly string[] = []): string {
  const fields = Object.values(type.getFields()).filter(
    ({ name }) => shared.includes(type.name) || shared.includes(`${type.name}.${name}`),
  );
  const selected = fields.flatMap(({ name, type: returned }) => {
    const named = getNamedType(returned);
    if (isLeafType(named)) return [name];
    if (!isObjectType(named) || above.includes(named.name)) return [];
    return [`${name} ${selectionOf(named, shared, [...above, type.name])}`];
  });
  return `{ ${selected.join(' ')} }`;
}

const march = '{ from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" }';

/** Each shared subscription, with every declared field. */
const operations = Object.entries(settingsDefault.continuations).flatMap(([field, continuation]) => {
  if (continuation.kind !== 'ABSOLUTE' || continuation.shared.length === 0) return [];
  const definition = api.getSubscriptionType()?.getFields()[field];
  const type = getNamedType(definition?.type);
  if (!isObjectType(type)) throw new Error(`${field} is no object`);
  const selection = selectionOf(type, continuation.shared);
  const more = definition?.args.some(({ name }) => name === 'range') === true ? `, range: ${march}` : '';
  return [[field, `subscription ($botId: ID!) { ${field}(botId: $botId${more}) ${selection} }`] as const];
});

interface Follower {
  readonly values: { data?: Record<string, unknown> | null; errors?: readonly unknown[] }[];
  stop(): void;
}

function follow(principal: Principal, query: string): Follower {
  const apiKey = `ttl_live_0123456789_${known.size}`;
  const session = `a-session-token-0123456789-${known.size}`;
  const isKey = principal.kind === 'API_KEY';
  known.set(isKey ? apiKey : session, principal);
  class Socket extends WebSocket {
    constructor(url: string, protocol: string) {
      const cookie = `__Host-tertulia_session=${session}`;
      super(url, protocol, { headers: isKey ? {} : { cookie, origin: 'https://tertulia.test' } });
    }
  }
  const client = createClient({
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`,
    webSocketImpl: Socket,
    connectionParams: isKey ? { apiKey, locale: principal.locale } : {},
  });
  clients.push(client);
  const values: Follower['values'] = [];
  const stop = client.subscribe(
    { query, variables: { botId } },
    {
      next: (value) => void values.push(value as never),
      error: (error) => void values.push({ errors: [error] }),
      complete: () => undefined,
    },
  );
  return { values, stop };
}

/** The first value of a subscription that runs for the caller alone. */
async function alone(principal: Principal, field: string, query: string): Promise<unknown> {
  const subgraph = platform.subgraphs.get(ownerOf(field));
  const stream = await subgraph?.subscribe({ query, variables: { botId }, principal, requestId: 'test' });
  if (stream === undefined || !(Symbol.asyncIterator in stream)) return stream;
  const { value } = await stream.next();
  await stream.return();
  return JSON.parse(JSON.stringify(value ?? null)) as unknown;
}

function ownerOf(field: string): string {
  const analytics = { liveMetrics: 'analytics', flowHeatChanged: 'analytics' };
  return { ...analytics, liveConversations: 'runtime', publicationStatus: 'bots' }[field] ?? '';
}

const codesOf = (value: unknown) =>
  ((value as { errors?: { extensions?: { code?: string } }[] }).errors ?? []).map(({ extensions }) => extensions?.code);
/** Without what differs from one reading to the next. */
const lasting = (value: unknown) =>
  JSON.stringify(value).replaceAll(/"(at|sequence|staleSince)":("[^"]*"|\d+|null)/g, '');

/** Of a refusal, its code says everything. */
const shown = (value: unknown) => (codesOf(value).length === 0 ? lasting(value) : '');

test('Subscriptions whose values depend on who asks are not shared', () => {
  expect(operations.map(([field]) => field)).toEqual([
    ...['liveConversations', 'liveMetrics', 'flowHeatChanged', 'publicationStatus'],
  ]);
});

describe.each(operations)('%s', (field, query) => {
  const other = { userId: testId(0xb1), sessionId: testId(0xb2) };
  const key = principals.apiKey(['metrics:read', 'bots:read', 'conversations:read'], { organizationId });

  test('What it declares is of the public schema, and none of it takes arguments', () => {
    const continuation = settingsDefault.continuations[field];
    const shared = continuation?.kind === 'ABSOLUTE' ? continuation.shared : [];
    for (const one of shared) {
      const [type, name] = one.split('.');
      const found = api.getType(type ?? '');
      if (!isObjectType(found)) throw new Error(`${one} is not of the schema`);
      const fields = name === undefined ? Object.values(found.getFields()) : [found.getFields()[name]];
      for (const declared of fields) expect([one, declared?.args]).toEqual([one, []]);
    }
  });

  test.each<[string, Principal, Principal]>([
    ['members', ana, { ...ana, ...other }],
    ['keys', key, { ...key, keyId: testId(0xee) }],
  ])('What runs for two %s with the same rights reads nothing that could tell them apart', async (_, one, two) => {
    read.clear();
    const before = opened.length;
    const followers = [follow(one, query), follow(two, query)];
    await eventually(() => {
      for (const { values } of followers) expect(values.length).toBeGreaterThan(0);
    });
    expect(opened).toHaveLength(before + 1);
    const facts = [...read];
    expect(facts).toContain('organizationId');
    expect(facts.filter((fact) => identities.includes(fact))).toEqual([]);
    expect(lasting(followers[0]?.values[0])).toBe(lasting(followers[1]?.values[0]));
    expect(lasting(followers[0]?.values[0])).toBe(lasting(await alone(one, field, query)));
    expect(followers[0]?.values[0]?.errors).toBeUndefined();
    for (const { stop } of followers) stop();
  });

  test.each<[string, () => Principal]>([
    ['a viewer', () => principals.viewer({ organizationId, ...other })],
    ['a manager of this bot', () => principals.botManager([fromGlobalId('bot', botId)], { organizationId, ...other })],
    ['a manager of another bot', () => principals.botManager([fromGlobalId('bot', otherBotId)], { organizationId })],
    ['an administrator of another organization', () => principals.admin({ organizationId: testId(0xbb) })],
    ['a key without scopes', () => principals.apiKey([], { organizationId })],
    ['a test key', () => principals.apiKey(['metrics:read', 'bots:read'], { organizationId, mode: 'TEST' })],
  ])('While others follow it, %s gets what a subscription for that caller alone gives', async (_, caller) => {
    const first = follow(ana, query);
    await eventually(() => expect(first.values.length).toBeGreaterThan(0));
    const second = follow(caller(), query);
    await eventually(() => expect(second.values.length).toBeGreaterThan(0));
    const expected = await alone(caller(), field, query);
    const [value] = second.values;
    expect(codesOf(value)).toEqual(codesOf(expected));
    expect(shown(value)).toBe(shown(expected));
    first.stop();
    second.stop();
  });
});
