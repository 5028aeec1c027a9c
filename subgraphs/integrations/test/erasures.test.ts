import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import { toGlobalId } from '@tertulia/subgraph';
import { eventually, principals, testId } from '@tertulia/testkit';
import { startVendor, type Vendor } from '../../../e2e/vendors/vendor.js';
import { sendOverdueDeliveries } from '../src/application/tend-webhooks.js';
import { sweepInbox } from '../src/application/work-inbox.js';
import { workDueRuns } from '../src/application/work-due-runs.js';
import { platformConnectors } from '../src/connectors/all.js';
import { PostgresDeliveryStore } from '../src/persistence/postgres-delivery-store.js';
import { signed } from './inbound-signing.js';
import { newSourceOf } from './inbound-sources.js';
import { webhookReceiver, type Reaction } from './webhook-receiver.js';
import { ana, botOne, integrationsWorld, organizationA, publicUrl, type World } from './world.js';

const day = 86_400_000;
/** What every text of the visitor contains. */
const marker = 'lucia@correo.example';
const perform = 'mutation ($input: PerformEffectInput!) { performEffect(input: $input) }';
const createEndpoint = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
  webhookEndpoint { id } userErrors { code } } }`;
const selectionOf = (type: string, fields: string) => `subscription { events(types: [${type}]) { ... on ${fields} } }`;

let world: World;
let api: Vendor;
let receiver: Awaited<ReturnType<typeof webhookReceiver>>;
let isGatewayAway = false;
beforeAll(async () => {
  receiver = await webhookReceiver();
  api = await startVendor(() => ({ status: 200, body: { guest: marker } }));
  world = await integrationsWorld({
    registry: platformConnectors(),
    settings: { egressAllowed: `${receiver.key},${api.target}` },
    gateway: async ({ variables }) => {
      if (isGatewayAway) throw new Error('away');
      return variables?.['event'] === undefined ? { data: null } : { data: { events: { email: marker } } };
    },
  });
  world.start();
});
afterAll(async () => {
  await world.close();
  await receiver.stop();
  await api.close();
});
afterEach(() => {
  receiver.received.length = 0;
  receiver.reactWith(() => ({ status: 204 }));
});

let conversations = 0;
const newConversation = (): string => testId(0xe000 + (conversations += 1));

const aboutConversation = (conversationId: string) => ({
  ...{ conversationId, botId: botOne, versionId: null, channel: 'WEB' },
  startedAt: world.clock.now().toISOString(),
});

async function erase(conversationId: string): Promise<void> {
  await world.emit('runtime.visitor-erased.v1', organizationA, aboutConversation(conversationId));
}

const service = principals.service({ organizationId: organizationA });

async function effect(
  conversationId: string,
  over: object,
): Promise<{ kind: string; values?: Record<string, string> }> {
  const shared = { id: 'effect', blockId: 'block', deadlineMs: 60_000, isBackground: false, mappings: [] };
  const input = { conversationId, botId: botOne, isSimulation: false, effect: { ...shared, ...over } };
  const made: Record<string, unknown> = await world.tell(service, perform, { input });
  return made['performEffect'] as { kind: string };
}

async function openedUrl(conversationId: string): Promise<string> {
  const { values } = await effect(conversationId, { kind: 'await', id: 'open', openedBy: null });
  return values?.['url'] ?? '';
}

/** A call at the public port, with the marker as its body; returns the status. */
async function call(url: string, headers: Readonly<Record<string, string>> = {}): Promise<number | undefined> {
  const route = world.routes.find(({ path }) => path === '/hooks/');
  const response = await route?.handle({
    ...{ method: 'POST', path: url.slice(publicUrl.length), search: '', remoteAddress: '127.0.0.1', requestId: 'test' },
    ...{ headers: { 'content-type': 'text/plain', ...headers }, body: Buffer.from(marker), content: Readable.from([]) },
  });
  return response?.status;
}

async function reachGoal(conversationId: string): Promise<void> {
  await world.emit('runtime.goal-reached.v1', organizationA, {
    ...{ ...aboutConversation(conversationId), name: 'Reserva', amountMinor: null, currency: null },
  });
}

const request = (url: string) => ({
  ...{ kind: 'request', connectionId: null, method: 'POST', url, headers: [], body: JSON.stringify({ to: marker }) },
  mappings: [{ path: '$.guest', variable: 'guest' }],
});

const readAll = async (sql: string, values: unknown[] = []) =>
  asPlatform('test', async () => world.database.read(async (em) => em.execute<Record<string, unknown>[]>(sql, values)));

/** The tables in which any column of any row has the marker. */
async function tablesWithMarker(): Promise<string[]> {
  const tables = await readAll(`select c.oid::regclass::text as name from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
      and has_table_privilege(c.oid, 'select') order by 1`);
  const hex = Buffer.from(marker).toString('hex');
  const found: string[] = [];
  for (const { name } of tables) {
    const sql = `select 1 from ${String(name)} t where t::text like ? or t::text like ? limit 1`;
    if ((await readAll(sql, [`%${marker}%`, `%${hex}%`])).length > 0) found.push(String(name));
  }
  return found;
}

async function newEndpoint(eventType: string, selection: string | null): Promise<void> {
  const input = { url: receiver.urlOf('/hook'), eventTypes: [eventType], selection };
  const made = await world.tell(ana, createEndpoint, { input });
  expect(made['createWebhookEndpoint']).toMatchObject({ userErrors: [] });
}

async function waitingDeliveries(): Promise<number> {
  return (await readAll("select 1 from delivery where state = 'PENDING' and awaits_selection")).length;
}

/** How many attempts have stored what the receiver responded. */
const responsesWithMarker = async () =>
  (await readAll('select 1 from delivery_attempt where response like ?', [`%${marker}%`])).length;

const state = async (conversationId: string) =>
  (await readAll('select status, code, effect from action_run where conversation_id = ?', [conversationId]))[0];

describe('the erasure of a visitor', () => {
  test('removes the texts from every table, and those of other visitors stay', async () => {
    const [erased, other] = [newConversation(), newConversation()];
    await newEndpoint(
      'GOAL_REACHED',
      selectionOf('GOAL_REACHED', 'GoalReached { conversation { contact { email } } }'),
    );
    receiver.reactWith(() => ({ status: 200, body: `thanks, ${marker}` }));
    for (const conversationId of [erased, other]) {
      expect(await effect(conversationId, request(api.url))).toMatchObject({ values: { guest: marker } });
      expect(await call(await openedUrl(conversationId))).toBe(202);
      await reachGoal(conversationId);
    }
    const stored = ['action_run', 'callback_token', 'delivery', 'delivery_attempt'];
    await eventually(async () => expect(await tablesWithMarker()).toEqual(stored));
    await eventually(async () => expect(await responsesWithMarker()).toBe(2));
    await erase(erased);
    expect(await tablesWithMarker()).toEqual(stored);
    await erase(other);
    expect(await tablesWithMarker()).toEqual([]);
  });
});

describe('an erasure while an attempt is being stored', () => {
  test('What the receiver responded is not stored', async () => {
    const conversationId = newConversation();
    const conversation = toGlobalId('conversation', conversationId);
    let respond: (reaction: Reaction) => void = () => undefined;
    const response = new Promise<Reaction>((resolve) => {
      respond = resolve;
    });
    receiver.reactWith(async () => response);
    await reachGoal(conversationId);
    await eventually(() => expect(receiver.received).toHaveLength(1));
    await asPlatform('test', async () =>
      world.database.transact(async (em) => {
        await new PostgresDeliveryStore(em).forgetConversation(organizationA, conversation, world.clock.now());
        respond({ status: 200, body: `thanks, ${marker}` });
        const waiting =
          "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        await eventually(async () => expect(await readAll(waiting)).toHaveLength(1));
      }),
    );
    const sql =
      'select response from delivery_attempt a join delivery d on d.id = a.delivery_id where d.conversation = ?';
    await eventually(async () => expect(await readAll(sql, [conversation])).toHaveLength(1));
    expect(await readAll(sql, [conversation])).toEqual([{ response: '' }]);
    await erase(conversationId);
  });
});

describe('what comes after the erasure', () => {
  test('Work in the background that was not done yet is not done any more', async () => {
    const conversationId = newConversation();
    const before = api.seen.length;
    api.failNext(['fail']);
    await effect(conversationId, { ...request(api.url), isBackground: true });
    await workDueRuns(world.deps);
    expect(api.seen.length).toBe(before + 1);
    expect(await state(conversationId)).toMatchObject({ status: 'RUNNING' });
    await erase(conversationId);
    expect(await state(conversationId)).toEqual({ status: 'FAILED', code: 'VISITOR_ERASED', effect: null });
    world.clock.advance(3 * day);
    await workDueRuns(world.deps);
    expect(api.seen.length).toBe(before + 1);
    expect(await tablesWithMarker()).toEqual([]);
  });

  test('A call of an open one-time URL gets 410 and is not stored', async () => {
    const conversationId = newConversation();
    const url = await openedUrl(conversationId);
    await erase(conversationId);
    expect(await call(url)).toBe(410);
    expect(await tablesWithMarker()).toEqual([]);
  });

  test('A delivery that waits for its selection is sent with ids only', async () => {
    const conversationId = newConversation();
    isGatewayAway = true;
    await reachGoal(conversationId);
    await eventually(async () => expect(await waitingDeliveries()).toBe(1));
    await erase(conversationId);
    isGatewayAway = false;
    world.clock.advance(60_000);
    await asPlatform('test', async () => sendOverdueDeliveries(world.deps, 0));
    await eventually(() => expect(receiver.received).toHaveLength(1));
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toEqual({
      ...{ type: 'goal.reached', timestamp: expect.any(String), isTruncated: true },
      data: { conversationId: toGlobalId('conversation', conversationId) },
    });
  });
});

describe('what a source received', () => {
  test('is nowhere after seven days, neither in deliveries nor among the last events', async () => {
    const { url, secret } = await newSourceOf(world, 'BEARER');
    await newEndpoint('INBOUND_RECEIVED', null);
    const { headers } = signed.BEARER({ url, secret, now: world.clock.now() }, marker);
    expect(await call(url, headers)).toBe(200);
    const stored = ['delivery', 'inbox_event', 'recent_event'];
    await eventually(
      async () => {
        await world.drain();
        expect(await tablesWithMarker()).toEqual(stored);
        expect(receiver.received).toHaveLength(1);
      },
      { deadlineMs: 15_000 },
    );
    world.clock.advance(6 * day);
    await sweepInbox(world.deps);
    expect(await tablesWithMarker()).toEqual(stored);
    world.clock.advance(2 * day);
    await sweepInbox(world.deps);
    expect(await tablesWithMarker()).toEqual([]);
    const bodies = await readAll(
      "select body::json ->> 'data' as data from delivery where event_type = 'INBOUND_RECEIVED'",
    );
    expect(JSON.parse(String(bodies[0]?.['data']))).toMatchObject({ inboxEventId: expect.stringMatching(/^inb_/) });
  });
});
