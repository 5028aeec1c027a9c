import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { asPlatform, withoutTenancy } from '@tertulia/persistence';
import { toGlobalId } from '@tertulia/subgraph';
import { assertForeignIsMissing, assertNeedsSignIn, eventually, principals, testId } from '@tertulia/testkit';
import { sendOverdueDeliveries, sweepWebhooks } from '../src/application/tend-webhooks.js';
import { isSignedWith, webhookReceiver } from './webhook-receiver.js';
import { ana, botOne, bruno, integrationsWorld, organizationA, type World } from './world.js';

const minute = 60_000;
const day = 24 * 60 * minute;

const fields = 'id url eventTypes state disabledReason failingSince secrets { lastFour expiresAt } successRate';
const create = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
  webhookEndpoint { ${fields} } secret userErrors { field code } } }`;
const update = `mutation ($input: UpdateWebhookEndpointInput!) { updateWebhookEndpoint(input: $input) {
  webhookEndpoint { ${fields} } userErrors { field code } } }`;
const act = (mutation: string, selection: string) =>
  `mutation ($id: ID!) { ${mutation}(input: { endpointId: $id }) { ${selection} userErrors { field code } } }`;
const enable = act('enableWebhookEndpoint', `webhookEndpoint { ${fields} }`);
const disable = act('disableWebhookEndpoint', `webhookEndpoint { ${fields} }`);
const rotate = act('rotateWebhookSecret', `webhookEndpoint { ${fields} } secret`);
const remove = act('deleteWebhookEndpoint', 'endpointId');
const resendFailed = act('resendFailedDeliveries', 'count');
const sendTest = `mutation ($id: ID!) { sendTestWebhook(input: { endpointId: $id, eventType: GOAL_REACHED }) {
  delivery { id isTest body } userErrors { code } } }`;
const resend = `mutation ($id: ID!) { resendDelivery(input: { deliveryId: $id }) { delivery { id state } userErrors { code } } }`;
const list = `query ($organizations: [_Any!]!) { _entities(representations: $organizations) { ... on Organization {
  webhookEndpoints { ${fields} deliveries(first: 50) { totalCount nodes {
    id eventType state isTest body nextAttemptAt attempts { number status failure response } } } } } } }`;

interface Delivery {
  id: string;
  state: string;
  isTest: boolean;
  body: string;
  nextAttemptAt: string | null;
  attempts: { number: number; status: number | null; failure: string | null; response: string }[];
}
interface Endpoint {
  id: string;
  url: string;
  state: string;
  disabledReason: string | null;
  failingSince: string | null;
  secrets: { lastFour: string; expiresAt: string | null }[];
  successRate: number | null;
  deliveries: { totalCount: number; nodes: Delivery[] };
}
interface Made {
  webhookEndpoint: Endpoint | null;
  secret: string | null;
  userErrors: { field: string[] | null; code: string }[];
}

let world: World;
let receiver: Awaited<ReturnType<typeof webhookReceiver>>;
beforeAll(async () => {
  receiver = await webhookReceiver();
  world = await integrationsWorld({ settings: { egressAllowed: receiver.key } });
  world.start();
});
afterAll(async () => {
  await world.close();
  await receiver.stop();
});
beforeEach(() => {
  receiver.received.length = 0;
  receiver.reactWith(() => ({ status: 204 }));
});
afterEach(async () => {
  for (const { id } of await endpoints()) await world.tell(ana, remove, { id });
});

/** What the only field of an operation returns. */
async function told<T>(query: string, variables: Record<string, unknown>, principal = ana): Promise<T> {
  const fields: unknown[] = Object.values(await world.tell(principal, query, variables));
  return fields[0] as T;
}

async function made(input: object, principal = ana): Promise<Made> {
  return told(create, { input }, principal);
}

async function newEndpoint(path = '/hook', eventTypes = ['GOAL_REACHED']): Promise<{ id: string; secret: string }> {
  const { webhookEndpoint, secret, userErrors } = await made({ url: receiver.urlOf(path), eventTypes });
  if (webhookEndpoint === null || secret === null) throw new Error(JSON.stringify(userErrors));
  return { id: webhookEndpoint.id, secret };
}

async function endpoints(principal = ana): Promise<Endpoint[]> {
  const organizations = [
    { __typename: 'Organization', id: toGlobalId('organization', principal.organizationId ?? '') },
  ];
  const found = await told<{ webhookEndpoints: Endpoint[] }[]>(list, { organizations }, principal);
  return found[0]?.webhookEndpoints ?? [];
}

async function endpoint(id: string): Promise<Endpoint> {
  const found = (await endpoints()).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no endpoint ${id}`);
  return found;
}

const conversation = { conversationId: testId(0xc1), botId: botOne, versionId: null, channel: 'WEB' };

async function reachGoal(organizationId = organizationA): Promise<void> {
  const startedAt = world.clock.now().toISOString();
  await world.emit('runtime.goal-reached.v1', organizationId, {
    ...{ ...conversation, startedAt, name: 'Reserva', amountMinor: 45_000, currency: 'MXN' },
  });
}

/** Time passes, and what is due then is attempted. */
async function passes(ms: number): Promise<void> {
  world.clock.advance(ms);
  await asPlatform('test', async () => sendOverdueDeliveries(world.deps, 0));
}

async function attempts(count: number): Promise<void> {
  await eventually(() => expect(receiver.received).toHaveLength(count));
}

describe('an endpoint', () => {
  test('Its secret is returned once; afterwards only the last four characters are shown', async () => {
    const { id, secret } = await newEndpoint();
    expect(secret).toMatch(/^whsec_[\w+/]{42,}=*$/);
    const shown = await endpoint(id);
    expect(shown.secrets).toEqual([{ lastFour: secret.slice(-4), expiresAt: null }]);
    expect(JSON.stringify(shown)).not.toContain(secret);
    const rows = await asPlatform('test', async () =>
      world.database.read(async (em) => em.execute<object[]>('select * from webhook_secret')),
    );
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6));
    expect(world.logged.join('')).not.toContain(secret.slice(6));
  });

  test.each([
    ['http://example.com/hook', 'WEBHOOK_URL_REFUSED'],
    ['https://user:pass@example.com/', 'WEBHOOK_URL_REFUSED'],
    ['https://localhost/', 'WEBHOOK_URL_REFUSED'],
    ['https://169.254.169.254/latest', 'WEBHOOK_URL_REFUSED'],
    ['https://example.com:8443/', 'WEBHOOK_URL_REFUSED'],
    ['no url', 'WEBHOOK_URL_REFUSED'],
    [' ', 'REQUIRED'],
    [`https://example.com/${'a'.repeat(2_048)}`, 'TOO_LONG'],
  ])('The URL %p is refused with a code', async (url, code) => {
    const { userErrors, webhookEndpoint } = await made({ url, eventTypes: ['GOAL_REACHED'] });
    expect(webhookEndpoint).toBeNull();
    expect(userErrors).toEqual([{ field: ['url'], code }]);
  });

  test('It needs an event, and an organization has at most twenty', async () => {
    const input = { url: 'https://example.com/hook', eventTypes: ['TAKEN_OVER'] };
    expect((await made({ ...input, eventTypes: [] })).userErrors).toEqual([
      { field: ['eventTypes'], code: 'REQUIRED' },
    ]);
    for (let n = 0; n < 20; n += 1) expect((await made(input)).userErrors).toEqual([]);
    expect((await made(input)).userErrors).toEqual([{ field: null, code: 'TOO_MANY_WEBHOOKS' }]);
  });

  test('Only administrators and keys with the scope change it, and test keys read only', async () => {
    const { id } = await newEndpoint();
    const codeOf = async (principal: Parameters<World['ask']>[0], query: string, variables: Record<string, unknown>) =>
      (await world.ask(principal, query, variables)).errors?.[0]?.extensions['code'];
    const scoped = { organizationId: organizationA };
    expect(await codeOf(principals.botManager([botOne], scoped), disable, { id })).toBe('FORBIDDEN');
    expect(await codeOf(principals.viewer(scoped), disable, { id })).toBe('FORBIDDEN');
    expect(await codeOf(principals.apiKey(['integrations:read'], scoped), disable, { id })).toBe('FORBIDDEN');
    expect(await codeOf(principals.apiKey(['webhooks:write'], { ...scoped, mode: 'TEST' }), disable, { id })).toBe(
      'TEST_KEY',
    );
    expect(
      await codeOf(principals.apiKey(['integrations:read', 'webhooks:write'], scoped), disable, { id }),
    ).toBeUndefined();
    expect(await endpoints(principals.admin({ organizationId: organizationA }))).toHaveLength(1);
  });

  test('It is missing for another organization, and its rows are withheld by the database', async () => {
    const { id } = await newEndpoint();
    const missingId = toGlobalId('webhookEndpoint', testId(0xdead));
    const queries = { disable, enable, rotate, remove, resendFailed, sendTest };
    const probes = Object.entries(queries).map(([name, query]) => ({ name, query, foreignId: id, missingId }));
    await assertForeignIsMissing(world.subgraph, bruno, probes);
    const seen = async () => world.database.read(async (em) => em.execute<object[]>('select 1 from webhook_endpoint'));
    expect(await withoutTenancy(seen)).toEqual([]);
    await expect(assertNeedsSignIn(world.subgraph, [{ query: rotate, variables: { id } }])).resolves.toBeUndefined();
  });
});

describe('a delivery', () => {
  test('It carries public ids, the standard headers and a valid signature', async () => {
    const { id, secret } = await newEndpoint();
    await reachGoal();
    await attempts(1);
    const [request] = receiver.received;
    if (request === undefined) throw new Error('nothing arrived');
    expect(isSignedWith(secret, request)).toBe(true);
    expect(JSON.parse(request.body)).toEqual({
      type: 'goal.reached',
      timestamp: world.clock.now().toISOString(),
      data: {
        ...{
          conversationId: toGlobalId('conversation', testId(0xc1)),
          botId: toGlobalId('bot', botOne),
          versionId: null,
        },
        ...{
          channel: 'WEB',
          startedAt: world.clock.now().toISOString(),
          name: 'Reserva',
          amountMinor: 45_000,
          currency: 'MXN',
        },
      },
    });
    await eventually(async () => {
      const { deliveries, successRate } = await endpoint(id);
      expect(deliveries.nodes[0]).toMatchObject({
        id: request.headers['webhook-id'],
        state: 'DELIVERED',
        body: request.body,
      });
      expect(deliveries.nodes[0]?.attempts).toMatchObject([{ number: 1, status: 204, failure: null }]);
      expect(successRate).toBe(1);
    });
  });

  test('A contact that changed and a limit that is reached are told without values of the person', async () => {
    const startedAt = world.clock.now().toISOString();
    await newEndpoint('/news', ['CONTACT_CHANGED', 'LIMIT_REACHED']);
    const resetsAt = '2026-04-01T00:00:00.000Z';
    const reached = { limit: 'CONVERSATIONS', percent: 80, used: 800, max: 1_000, resetsAt } as const;
    const changed = { contactId: testId(0xc9), changed: ['NAME', 'PHONE'] as ('NAME' | 'PHONE')[] };
    await world.emit('runtime.contact-changed.v1', organizationA, { ...conversation, startedAt, ...changed });
    await world.emit('billing.limit-reached.v1', organizationA, reached);
    await attempts(2);
    const bodies = receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: unknown });
    const byType = new Map(bodies.map(({ type, data }) => [type, data]));
    expect(byType.get('contact.changed')).toEqual({
      ...{
        conversationId: toGlobalId('conversation', testId(0xc1)),
        botId: toGlobalId('bot', botOne),
        versionId: null,
      },
      ...{ channel: 'WEB', startedAt, contactId: toGlobalId('contact', testId(0xc9)), changed: ['NAME', 'PHONE'] },
    });
    expect(byType.get('limit.reached')).toEqual(reached);
  });

  test('Only wanted events of the own organization are sent, once each, however often they are published', async () => {
    await newEndpoint('/goals');
    await newEndpoint('/endings', ['CONVERSATION_ENDED']);
    await reachGoal(bruno.organizationId ?? '');
    await reachGoal();
    await attempts(1);
    expect(receiver.received[0]?.path).toBe('/goals');
  });

  test('A failed one is repeated with the same id and bytes, at the times of the table', async () => {
    receiver.reactWith(() => ({ status: 500, body: 'out of order' }));
    const { id } = await newEndpoint();
    await reachGoal();
    await attempts(1);
    const tableMs = [5_000, 5 * minute, 30 * minute, ...[2, 5, 10, 14, 20, 24].map((hours) => hours * 60 * minute)];
    for (const [index, delayMs] of tableMs.entries()) {
      const due = await eventually(async () => {
        const [delivery] = (await endpoint(id)).deliveries.nodes;
        expect(delivery?.attempts).toHaveLength(index + 1);
        const dueMs = Date.parse(delivery?.nextAttemptAt ?? '') - world.clock.now().getTime();
        expect(dueMs).toBeGreaterThan(0);
        return dueMs;
      });
      expect(due).toBeGreaterThan(delayMs * 0.9);
      expect(due).toBeLessThan(delayMs * 1.1);
      await passes(due - 1);
      await passes(1);
      await attempts(index + 2);
    }
    await eventually(async () => {
      const { deliveries, successRate } = await endpoint(id);
      expect(deliveries.nodes[0]).toMatchObject({ state: 'FAILED', nextAttemptAt: null });
      expect(deliveries.nodes[0]?.attempts.at(-1)).toMatchObject({ number: 10, status: 500, response: 'out of order' });
      expect(successRate).toBe(0);
    });
    expect(new Set(receiver.received.map(({ headers, body }) => `${String(headers['webhook-id'])} ${body}`)).size).toBe(
      1,
    );
  });

  test('Retry-After delays the next attempt, and a redirect is a failure', async () => {
    receiver.reactWith(() => ({ status: 302, headers: { 'retry-after': '3600', location: receiver.urlOf('/other') } }));
    const { id } = await newEndpoint();
    await reachGoal();
    await eventually(async () => {
      const [delivery] = (await endpoint(id)).deliveries.nodes;
      expect(delivery?.attempts).toMatchObject([{ status: 302 }]);
      expect(delivery?.nextAttemptAt).toBe(new Date(world.clock.now().getTime() + 3_600_000).toISOString());
    });
    expect(receiver.received).toHaveLength(1);
  });

  test.each([
    ['whose beginning ends within a character', `x${'😀'.repeat(600)}`],
    ['with NUL', 'a\0b'],
    ['that is no text', Buffer.from([0xff, 0xfe, 0xed, 0xa0, 0x80, 0x00])],
  ])('A response %s is stored like any other', async (_, body) => {
    receiver.reactWith(() => ({ status: 200, body }));
    const { id } = await newEndpoint();
    await reachGoal();
    await eventually(async () => {
      const [delivery] = (await endpoint(id)).deliveries.nodes;
      expect(delivery?.state).toBe('DELIVERED');
      expect(delivery?.attempts[0]?.response).not.toMatch(/[\0\p{Cs}]/u);
    });
    expect(receiver.received).toHaveLength(1);
  });

  test('410 disables the endpoint; later events are ignored until a person enables it', async () => {
    receiver.reactWith(() => ({ status: 410 }));
    const { id } = await newEndpoint();
    await reachGoal();
    await eventually(async () =>
      expect(await endpoint(id)).toMatchObject({ state: 'DISABLED', disabledReason: 'GONE' }),
    );
    await reachGoal();
    expect((await endpoint(id)).deliveries.totalCount).toBe(1);
    receiver.reactWith(() => ({ status: 200 }));
    await world.tell(ana, enable, { id });
    await reachGoal();
    await attempts(2);
  });

  test('Five days of failures disable the endpoint, and one click sends what failed since', async () => {
    receiver.reactWith(() => ({ status: 503 }));
    const { id } = await newEndpoint();
    await reachGoal();
    for (let days = 0; days < 5; days += 1) {
      // The last attempt is stored: the next one is due a day after it, not after the clock has moved on.
      await eventually(async () => {
        const { state, deliveries } = await endpoint(id);
        expect(state).toBe('FAILING');
        expect(deliveries.nodes[0]?.attempts).toHaveLength(receiver.received.length);
      });
      const before = receiver.received.length;
      await passes(day);
      await eventually(() => expect(receiver.received.length).toBeGreaterThan(before));
    }
    await eventually(async () =>
      expect(await endpoint(id)).toMatchObject({ state: 'DISABLED', disabledReason: 'FAILING' }),
    );
    await reachGoal();
    receiver.received.length = 0;
    receiver.reactWith(() => ({ status: 200 }));
    expect(await told(resendFailed, { id })).toMatchObject({
      userErrors: [{ field: null, code: 'WEBHOOK_DISABLED' }],
    });
    await world.tell(ana, enable, { id });
    expect(await told(resendFailed, { id })).toMatchObject({ count: 2 });
    await attempts(2);
    await eventually(async () => {
      const { deliveries } = await endpoint(id);
      expect(deliveries.nodes.map(({ state }) => state)).toEqual(['DELIVERED', 'DELIVERED']);
    });
    await world.drain();
    const changes = world.published.filter(({ name }) => name === 'integrations.webhook-state-changed.v1');
    expect(changes.map(({ payload }) => (payload as { state: string }).state)).toEqual(
      expect.arrayContaining(['FAILING', 'DISABLED', 'ENABLED']),
    );
  });
});

describe('by hand', () => {
  test('After a rotation both secrets sign for 24 hours, then only the new one', async () => {
    const { id, secret } = await newEndpoint();
    const { secret: next } = await told<Made>(rotate, { id });
    await reachGoal();
    await attempts(1);
    world.clock.advance(day + 1);
    await asPlatform('test', async () => sweepWebhooks(world.deps));
    await reachGoal();
    await attempts(2);
    const [first, second] = receiver.received;
    if (first === undefined || second === undefined || next === null) throw new Error('nothing arrived');
    expect([secret, next].map((one) => isSignedWith(one, first))).toEqual([true, true]);
    expect([secret, next].map((one) => isSignedWith(one, second))).toEqual([false, true]);
    expect((await endpoint(id)).secrets).toHaveLength(1);
  });

  test('A delivery that tells of a call of a source says so in a header, so that no source takes it', async () => {
    const { id } = await newEndpoint('/hook', ['INBOUND_RECEIVED']);
    const sendCall = sendTest.replace('GOAL_REACHED', 'INBOUND_RECEIVED');
    await told(sendCall, { id });
    await attempts(1);
    expect(receiver.received[0]?.headers['tertulia-passed-on']).toBe('1');
  });

  test('A test is marked as one, and a delivery can be sent again with the same id', async () => {
    const { id } = await newEndpoint();
    const { delivery } = await told<{ delivery: Delivery }>(sendTest, { id });
    expect(delivery.isTest).toBe(true);
    await attempts(1);
    await eventually(async () => expect((await endpoint(id)).deliveries.nodes[0]?.state).toBe('DELIVERED'));
    expect(await told(resend, { id: delivery.id })).toMatchObject({
      delivery: { state: 'PENDING' },
    });
    await attempts(2);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([delivery.id]));
    const missingId = toGlobalId('delivery', testId(0xdead));
    const probe = { name: 'resend', query: resend, foreignId: delivery.id, missingId };
    await assertForeignIsMissing(world.subgraph, bruno, [probe]);
  });

  test('A change of URL holds for what is due, and a disabled endpoint gets nothing', async () => {
    receiver.reactWith(({ path }) => ({ status: path === '/new' ? 200 : 500 }));
    const { id } = await newEndpoint('/old');
    await reachGoal();
    await attempts(1);
    await eventually(async () => expect((await endpoint(id)).state).toBe('FAILING'));
    await world.tell(ana, update, { input: { endpointId: id, url: receiver.urlOf('/new') } });
    await passes(6_000);
    await attempts(2);
    expect(receiver.received[1]?.path).toBe('/new');
    await eventually(async () => expect((await endpoint(id)).state).toBe('ENABLED'));
    await world.tell(ana, disable, { id });
    await reachGoal();
    expect(await endpoint(id)).toMatchObject({
      state: 'DISABLED',
      disabledReason: 'BY_PERSON',
      deliveries: { totalCount: 1 },
    });
  });

  test('A subscriber sees the newest deliveries at once, then each change', async () => {
    const { id } = await newEndpoint();
    await reachGoal();
    await eventually(async () => expect((await endpoint(id)).deliveries.nodes[0]?.state).toBe('DELIVERED'));
    const query = 'subscription ($id: ID!) { deliveryChanged(endpointId: $id) { id state } }';
    const request = { query, variables: { id }, principal: ana, requestId: 'test' };
    const stream = (await world.subgraph.subscribe(request)) as AsyncGenerator<{ data: { deliveryChanged: Delivery } }>;
    const next = async (): Promise<Delivery> => (await stream.next()).value.data.deliveryChanged;
    const first = await next();
    expect(first.state).toBe('DELIVERED');
    await reachGoal();
    // That the first one was delivered may be told once more.
    const second: string[] = [];
    while (second.length < 2) {
      const changed = await next();
      if (changed.id !== first.id) second.push(changed.state);
    }
    expect(second.at(-1)).toBe('DELIVERED');
    await stream.return(undefined);
  });

  test('Deliveries of more than thirty days are removed, and an organization takes its rows with it', async () => {
    const { id } = await newEndpoint();
    await reachGoal();
    await eventually(async () => expect((await endpoint(id)).deliveries.nodes[0]?.state).toBe('DELIVERED'));
    world.clock.advance(31 * day);
    await asPlatform('test', async () => sweepWebhooks(world.deps));
    expect((await endpoint(id)).deliveries.totalCount).toBe(0);
    await world.emit('identity.organization-deleted.v1', organizationA, { organizationId: organizationA });
    expect(await endpoints()).toEqual([]);
  });
});
