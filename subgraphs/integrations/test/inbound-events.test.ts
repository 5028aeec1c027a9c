import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Door } from '@tertulia/door';
import { asPlatform } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { rawRoutes } from '@tertulia/service/http';
import { createLog, toGlobalId } from '@tertulia/subgraph';
import { assertForeignIsMissing, assertNeedsSignIn, eventually, principals, testId } from '@tertulia/testkit';
import { sweepInbox } from '../src/application/work-inbox.js';
import { platformConnectors } from '../src/connectors/all.js';
import { send, signed } from './inbound-signing.js';
import { newSourceOf, type NewSource } from './inbound-sources.js';
import { ana, bruno, integrationsWorld, organizationA, publicUrl, type World } from './world.js';

const list = `query ($id: ID!) { inboundSource(id: $id) { id name
  events(first: 2) { totalCount nodes { id state contentType receivedAt body } pageInfo { hasNextPage } } } }`;
const byId = 'query ($id: ID!) { inboundSource(id: $id) { id } }';
const single = 'query ($id: ID!, $event: ID!) { inboundSource(id: $id) { event(id: $event) { id body } } }';
const endpoint = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
  webhookEndpoint { id } userErrors { code } } }`;
const deliveries = `query ($id: ID!) { webhookEndpoint(id: $id) {
  deliveries(first: 20) { nodes { eventType body } } } }`;

let world: World;
let door: Door;
beforeAll(async () => {
  world = await integrationsWorld({ registry: platformConnectors() });
  world.start();
  const rooms = { gateway: null, hooks: rawRoutes(world.routes), widget: null, portal: null };
  door = await Door.open({ host: '127.0.0.1', port: 0, log: createLog('door', 'silent') }, rooms);
});
afterAll(async () => {
  await door.close();
  await world.close();
});

async function told<T>(principal: Principal, query: string, variables: Record<string, unknown>): Promise<T> {
  const fields: unknown[] = Object.values(await world.tell(principal, query, variables));
  return fields[0] as T;
}

async function received({ url, secret }: NewSource, body: string | Buffer, contentType = 'application/json') {
  const call = signed.BEARER({ url, secret, now: world.clock.now() }, body);
  const headers = { ...call.headers, 'content-type': contentType };
  const sentTo = url.replace(publicUrl, `http://127.0.0.1:${door.port}`);
  expect(await send({ ...call, headers, url: sentTo })).toBe(200);
  world.clock.advance(1_000);
}

interface Shown {
  id: string;
  state: string;
  contentType: string;
  body: string | null;
}
interface Listed {
  name: string;
  events: { totalCount: number; nodes: Shown[]; pageInfo: { hasNextPage: boolean } };
}

const eventsOf = async ({ id }: NewSource): Promise<Listed['events']> => (await told<Listed>(ana, list, { id })).events;

describe('what a source received', () => {
  test('is listed newest first with its state and its body', async () => {
    const source = await newSourceOf(world, 'BEARER');
    await received(source, '{"order":1}');
    await received(source, 'order=2', 'application/x-www-form-urlencoded');
    await received(source, '{"order":3,"token":"t-4711"}');
    await eventually(async () => {
      expect(await eventsOf(source)).toMatchObject({
        totalCount: 3,
        nodes: [
          { state: 'PUBLISHED', contentType: 'application/json', body: '{"order":3,"token":"***"}' },
          { state: 'PUBLISHED', contentType: 'application/x-www-form-urlencoded', body: 'order=2' },
        ],
        pageInfo: { hasNextPage: true },
      });
    });
  });

  test('is shown up to 4,096 characters, also where the bytes end within a character', async () => {
    const source = await newSourceOf(world, 'BEARER');
    await received(source, `a${'🙂'.repeat(5_000)}`);
    const [event] = (await eventsOf(source)).nodes;
    expect(event?.body).toHaveLength(4_096);
    expect(event?.body).not.toContain('�');
    expect(await told(ana, single, { id: source.id, event: event?.id })).toEqual({
      event: { id: event?.id, body: event?.body },
    });
  });

  test('loses its body after seven days', async () => {
    const source = await newSourceOf(world, 'BEARER');
    await received(source, '{}');
    await eventually(async () => expect((await eventsOf(source)).nodes).toMatchObject([{ state: 'PUBLISHED' }]));
    world.clock.advance(8 * 86_400_000);
    await asPlatform('test', async () => sweepInbox(world.deps));
    expect((await eventsOf(source)).nodes).toMatchObject([{ body: null }]);
  });

  test('is closed to whoever may not read webhooks, and missing for other organizations', async () => {
    const source = await newSourceOf(world, 'BEARER');
    const manager = principals.botManager([], { organizationId: organizationA });
    const { errors } = await world.ask(manager, byId, { id: source.id });
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    await assertNeedsSignIn(world.subgraph, [{ query: byId, variables: { id: source.id } }]);
    const missingId = toGlobalId('inboundSource', testId(0xdead));
    const probe = { name: 'inboundSource', query: byId, foreignId: source.id, missingId };
    await assertForeignIsMissing(world.subgraph, bruno, [{ ...probe, variables: (id: string) => ({ id }) }]);
    for (const id of ['', 'nothing', toGlobalId('bot', testId(1))]) expect(await told(ana, byId, { id })).toBeNull();
    const other = await newSourceOf(world, 'BEARER');
    await received(other, '{}');
    const [event] = (await eventsOf(other)).nodes;
    expect(await told(ana, single, { id: source.id, event: event?.id })).toEqual({ event: null });
  });
});

interface Delivery {
  eventType: string;
  body: string;
}

describe('a webhook that wants INBOUND_RECEIVED', () => {
  let endpointId: string;
  beforeAll(async () => {
    const input = { url: 'https://partner.example/hook', eventTypes: ['INBOUND_RECEIVED'] };
    const made = await told<{ webhookEndpoint: { id: string } }>(ana, endpoint, { input });
    endpointId = made.webhookEndpoint.id;
  });

  /** The data of the last delivery about a source, once there are as many. */
  async function delivered(source: NewSource, count = 1): Promise<Record<string, unknown>> {
    let newest: Delivery | undefined;
    await eventually(async () => {
      await world.drain();
      const shown = await told<{ deliveries: { nodes: Delivery[] } }>(ana, deliveries, { id: endpointId });
      const about = shown.deliveries.nodes.filter(({ body }) => body.includes(source.id));
      expect(about).toHaveLength(count);
      newest = about[0];
    });
    expect(newest?.eventType).toBe('INBOUND_RECEIVED');
    const body = JSON.parse(newest?.body ?? '') as { type: string; data: Record<string, unknown> };
    expect(body.type).toBe('inbound.received');
    return body.data;
  }

  test('is told what a source received, in the form in which it came', async () => {
    const source = await newSourceOf(world, 'BEARER');
    await received(source, '{"order":"A-7","paid":true}');
    const [event] = (await eventsOf(source)).nodes;
    expect(await delivered(source)).toMatchObject({
      ...{ sourceId: source.id, inboxEventId: event?.id, name: 'BEARER', contentType: 'application/json' },
      ...{ connectionId: null, connector: null, body: { order: 'A-7', paid: true } },
    });
    await received(source, 'plain words', 'text/plain');
    expect(await delivered(source, 2)).toMatchObject({ body: 'plain words' });
  });

  test('is told without the body what is too long, and as text what is nested too deeply', async () => {
    const source = await newSourceOf(world, 'BEARER');
    await received(source, `"${'x'.repeat(50_000)}"`);
    expect(await delivered(source)).toMatchObject({ sourceId: source.id, body: null });
    const deep = '['.repeat(9_000) + ']'.repeat(9_000);
    await received(source, deep);
    expect(await delivered(source, 2)).toMatchObject({ body: deep });
  });

  test('is told what PostgreSQL would refuse to store, without the characters at fault', async () => {
    const source = await newSourceOf(world, 'BEARER');
    await received(source, String.raw`{"a\u0000b":"x\u0000y","half":"\ud800"}`);
    expect(await delivered(source)).toMatchObject({ body: { ab: 'xy', half: '�' } });
  });
});
