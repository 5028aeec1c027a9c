import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InMemoryPubSub, InProcessEventBus, RedisEventBus, type EventBus } from '@tertulia/messaging';
import { createGateway, type Gateway } from '@tertulia/gateway';
import { applicationUrl, asPlatform, systemClock, systemIds, type Database } from '@tertulia/persistence';
import { openRedis } from '@tertulia/messaging/redis';
import { openSubgraph, sdlOf, serveSubgraph, type SubgraphServer } from '@tertulia/service';
import { createLog, httpSubgraphCaller, type Subgraph } from '@tertulia/subgraph';
import { listSubgraphs } from '@tertulia/subgraph-list';
import { currentRequest, printMetrics, startTracing } from '@tertulia/telemetry';
import { describeOnRedis, eventually, startTestServer, testApplicationRole } from '@tertulia/testkit';
import { assertComposes } from '@tertulia/testkit/composition';
import { Client } from 'pg';
import { startOtlpReceiver } from '../../../platform/telemetry/test/otlp-receiver.js';

const secret = 'a secret of tests that is long enough';
const publicUrl = 'http://localhost:3000';
const requestId = 'the-one-request';
/** A caller's own trace; ours begin at the gateway. */
const foreign = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

interface Part {
  readonly subgraph: Subgraph;
  readonly database: Database;
  start(): void;
  stop(): Promise<void>;
}

type LogLine = Readonly<Record<string, unknown>>;

/** Gateway, identity, billing and bots, each on a separate port, on one bus. */
async function startWorld(bus: EventBus) {
  const server = await startTestServer();
  const pubSub = new InMemoryPubSub();
  const suffix = randomBytes(5).toString('hex');
  const lines: LogLine[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString('utf8').trim().split('\n')) lines.push(JSON.parse(line) as LogLine);
  });
  const made: string[] = [];
  const base = (name: string) => {
    const database = `test_one_${name}_${suffix}`;
    made.push(database);
    const ownerUrl = server.urlOf(database);
    return {
      databases: { ownerUrl, appUrl: applicationUrl(ownerUrl, testApplicationRole) },
      ...{ bus, pubSub, redis: null, clock: systemClock, ids: systemIds },
      settings: { publicUrl, mailSealKeys: ['m'.repeat(32)], hasMailTray: false, smtpUrl: null },
      log: createLog(name, 'debug', stream),
      callSubgraph: httpSubgraphCaller({ urls: {}, principalSecret: secret }),
    };
  };
  const declarations = await listSubgraphs();
  const schemas = await Promise.all(declarations.map(async (one) => ({ name: one.name, sdl: await sdlOf(one) })));
  const parts: Record<string, Part> = {};
  for (const declaration of declarations) {
    const { name } = declaration;
    if (!['identity', 'billing', 'bots'].includes(name)) continue;
    const part = await openSubgraph(declaration, base(name));
    if (part.outbox !== undefined) parts[name] = { ...part, database: part.outbox };
  }
  const servers: Record<string, SubgraphServer> = {};
  for (const [name, { subgraph }] of Object.entries(parts)) {
    const log = createLog(name, 'debug', stream);
    servers[name] = await serveSubgraph(subgraph, { port: 0, principalSecret: secret, log });
  }
  const urls = Object.fromEntries(Object.entries(servers).map(([name, { url }]) => [name, url]));
  const gateway = await createGateway({
    supergraph: { kind: 'TEXT', sdl: assertComposes(...schemas) },
    subgraphs: Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, { kind: 'HTTP' as const, url }])),
    principalSecret: secret,
    visitorTokenSecret: null,
    publicUrl,
    log: createLog('gateway', 'debug', stream),
    clock: systemClock,
    callSubgraph: httpSubgraphCaller({ urls, principalSecret: secret }),
    redis: null,
    pubSub: null,
  });
  const door = await listen(gateway);
  for (const part of Object.values(parts)) part.start();
  const caller = httpSubgraphCaller({ urls, principalSecret: secret });
  return {
    ...{ parts, lines, bus },
    logOf: (name: string) => createLog(name, 'debug', stream),
    callBots: async (organizationId: string) =>
      caller('bots', {
        query: '{ __typename }',
        principal: { kind: 'SERVICE', name: 'listener', organizationId, locale: 'es' },
        requestId: currentRequest()?.requestId ?? 'nobody',
      }),
    url: `http://127.0.0.1:${(door.address() as AddressInfo).port}/graphql`,
    close: async () => {
      door.closeAllConnections();
      await new Promise((resolve) => {
        door.close(resolve);
      });
      await gateway.close();
      for (const one of Object.values(servers)) await one.stop();
      for (const part of Object.values(parts)) await part.stop();
      const admin = new Client({ connectionString: server.urlOf('postgres') });
      await admin.connect();
      for (const name of made) await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

async function listen(gateway: Gateway): Promise<Server> {
  const server = createServer((request, response) => gateway.handleRequest(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

const signUp = `mutation ($input: SignUpInput!) {
  signUp(input: $input) { viewer { organization { id } } userErrors { code message } }
}`;

async function foundBusiness(url: string, email: string): Promise<void> {
  const organization = { name: 'Salón', country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN', locale: 'es' };
  const input = {
    ...{ email, password: 'una frase larga y tranquila', name: 'Lucía' },
    ...{ locale: 'es', organization },
  };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': requestId, origin: publicUrl, traceparent: foreign },
    body: JSON.stringify({ query: signUp, variables: { input } }),
  });
  const text = await response.text();
  expect(text).toContain('"userErrors":[]');
  expect(response.headers.get('x-request-id')).toBe(requestId);
}

async function storedRequests(part: Part | undefined): Promise<unknown[]> {
  return asPlatform('test', async () =>
    part === undefined
      ? []
      : part.database.read(async (em) => em.execute('select name, request_id from outbox order by sequence')),
  );
}

/** What must hold on every bus. */
function followsOneRequest(openBus: () => Promise<{ bus: EventBus; stop: () => Promise<void> }>): void {
  let world: Awaited<ReturnType<typeof startWorld>>;
  let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
  let stopTracing: () => Promise<void>;
  let stopBus: () => Promise<void>;

  beforeAll(async () => {
    receiver = await startOtlpReceiver();
    stopTracing = await startTracing({ endpoint: receiver.endpoint, version: '0' });
    const { bus, stop } = await openBus();
    stopBus = stop;
    world = await startWorld(bus);
  });
  afterAll(async () => {
    await stopTracing();
    await world.close();
    await stopBus();
    await receiver.close();
  });

  test('The request’s id is in the events of every service, and its trace spans from the gateway to the last consumer', async () => {
    const { parts, lines, url } = world;
    await foundBusiness(url, 'lucia@correo.example');
    // Billing handles the organization's event and publishes its entitlements; bots handles both.
    await eventually(async () => {
      expect(await storedRequests(parts['identity'])).toContainEqual({
        name: 'identity.organization-created.v1',
        request_id: requestId,
      });
      expect(await storedRequests(parts['billing'])).toContainEqual({
        name: 'billing.entitlements-changed.v1',
        request_id: requestId,
      });
      const heard = await asPlatform('test', async () =>
        parts['bots']?.database.read(async (em) =>
          em.execute<{ n: number }[]>("select count(*)::int as n from inbox where consumer = 'bots.organizations'"),
        ),
      );
      expect(heard?.[0]?.n).toBeGreaterThanOrEqual(2);
    });
    expect(lines.find((line) => line['name'] === 'gateway' && line['msg'] === 'request')).toMatchObject({ requestId });
    const operationsOf = () => receiver.spans.filter(({ name }) => name === 'operation');
    const traceOf = () => receiver.spans.filter(({ traceId }) => traceId === operationsOf()[0]?.traceId);
    await eventually(() => {
      expect(new Set(traceOf().map(({ service, name }) => `${service}: ${name}`))).toEqual(
        new Set([
          ...['gateway: operation', 'gateway: call identity'],
          ...['identity: execute', 'identity: transaction', 'identity: publish events'],
          'identity: handle identity.entitlements',
          ...['billing: handle billing.organizations', 'billing: handle billing.usage'],
          ...['billing: transaction', 'billing: publish events'],
          ...['bots: handle bots.organizations', 'bots: transaction'],
        ]),
      );
    });
    expect(operationsOf()).toHaveLength(1);
    expect(foreign).not.toContain(traceOf()[0]?.traceId);
    // A span may arrive before the one that it belongs to.
    await eventually(() => {
      const known = new Set(traceOf().map(({ spanId }) => spanId));
      expect(traceOf().filter(({ parentSpanId }) => parentSpanId !== '' && !known.has(parentSpanId))).toEqual([]);
    });
    const text = JSON.stringify(receiver.spans);
    for (const personal of ['lucia', 'Lucía', 'Salón', 'una frase']) expect(text).not.toContain(personal);
  });

  test('Metrics of all services of a process are on one page', async () => {
    const { text: page } = await printMetrics();
    for (const service of ['gateway', 'identity', 'billing', 'bots']) expect(page).toContain(`service="${service}"`);
    expect(page).toMatch(
      /tertulia_events_handled_total\{service="billing",consumer="billing.organizations",outcome="OK"\} [1-9]/,
    );
    const blocks = [...page.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name);
    expect(new Set(blocks).size).toBe(blocks.length);
  });

  test('The request’s id is in the log lines of a consumer and of the services that it calls', async () => {
    const { lines, url, bus, callBots, logOf } = world;
    const log = logOf('listener');
    bus.subscribe('listener.organizations', ['identity.organization-created.v1'], async ({ organizationId }) => {
      log.info('heard');
      await callBots(organizationId);
    });
    await foundBusiness(url, 'marta@correo.example');
    await eventually(async () => {
      const mine = lines.filter((line) => line['requestId'] === requestId).map((line) => line['name']);
      expect(mine).toEqual(expect.arrayContaining(['gateway', 'listener', 'bots']));
    });
  });
}

describe('one request, on the in-process bus', () => {
  followsOneRequest(async () => ({ bus: new InProcessEventBus(), stop: async () => undefined }));
});

describeOnRedis('one request, on Redis', (server) => {
  followsOneRequest(async () => {
    const log = createLog('bus', 'silent');
    const redis = await openRedis({
      url: server.url,
      name: 'test',
      log,
      prefix: `${server.prefix}-${randomBytes(4).toString('hex')}`,
    });
    const bus = new RedisEventBus({ redis, log, replicaId: 'test-1' });
    bus.start();
    return {
      bus,
      stop: async () => {
        await bus.stop();
        await redis.close();
      },
    };
  });
});
