import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import type { SubgraphCall } from '@tertulia/subgraph';
import { eventually, principals, testId } from '@tertulia/testkit';
import type { ExecutionResult } from 'graphql';
import { sendOverdueDeliveries } from '../src/application/tend-webhooks.js';
import { webhookReceiver } from './webhook-receiver.js';
import { ana, botOne, integrationsWorld, organizationA, type World } from './world.js';

const minute = 60_000;
const selection = 'subscription { events(types: [GOAL_REACHED]) { ... on GoalReached { name } } }';
const ids = { conversationId: expect.stringMatching(/^cnv_/), botId: expect.stringMatching(/^bot_/) };

let world: World;
let receiver: Awaited<ReturnType<typeof webhookReceiver>>;
/** What the gateway was asked, and how it responds to a run; checks find nothing wrong. */
const asked: SubgraphCall[] = [];
let respond: () => Promise<ExecutionResult>;
const named = async (name: string): Promise<ExecutionResult> => ({ data: { events: { name } } });

beforeAll(async () => {
  receiver = await webhookReceiver();
  world = await integrationsWorld({
    settings: { egressAllowed: receiver.key },
    gateway: async (call) => {
      if (call.variables?.['event'] === undefined) return { data: null };
      asked.push(call);
      return respond();
    },
  });
  world.start();
});
afterAll(async () => {
  await world.close();
  await receiver.stop();
});
afterEach(async () => {
  receiver.received.length = 0;
  receiver.reactWith(() => ({ status: 204 }));
  await world.tell(ana, 'mutation ($id: ID!) { deleteWebhookEndpoint(input: { endpointId: $id }) { endpointId } }', {
    id: endpointId,
  });
});

let endpointId = '';
async function newEndpoint(principal: Principal = ana): Promise<void> {
  respond = async () => named('when it was saved');
  const input = { url: receiver.urlOf('/hook'), eventTypes: ['GOAL_REACHED'], selection };
  const mutation = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
    webhookEndpoint { id } userErrors { code } } }`;
  const { createWebhookEndpoint: made } = (await world.tell(principal, mutation, { input })) as unknown as {
    createWebhookEndpoint: { webhookEndpoint: { id: string } | null; userErrors: unknown };
  };
  if (made.webhookEndpoint === null) throw new Error(JSON.stringify(made.userErrors));
  endpointId = made.webhookEndpoint.id;
  asked.length = 0;
}

async function reachGoal(): Promise<void> {
  await world.emit('runtime.goal-reached.v1', organizationA, {
    ...{ conversationId: testId(0xc1), botId: botOne, versionId: null, channel: 'WEB', name: 'Reserva' },
    ...{ startedAt: world.clock.now().toISOString(), amountMinor: null, currency: null },
  });
}

async function passes(ms: number): Promise<void> {
  world.clock.advance(ms);
  await asPlatform('test', async () => sendOverdueDeliveries(world.deps, 0));
}

async function bodies(count: number): Promise<unknown[]> {
  await eventually(() => expect(receiver.received).toHaveLength(count));
  return receiver.received.map(({ body }) => JSON.parse(body) as unknown);
}

const runs = async (count: number) => eventually(() => expect(asked.length).toBeGreaterThanOrEqual(count));

describe('a delivery whose body a selection makes', () => {
  test('A selection runs once for an event, and every attempt sends the same bytes', async () => {
    await newEndpoint();
    let run = 0;
    respond = async () => named(`run ${(run += 1)}`);
    receiver.reactWith(() => ({ status: 500 }));
    await reachGoal();
    await bodies(1);
    // The next attempt is due some time after the one that is stored, not after the clock has moved on.
    const attempts = 'select 1 from delivery_attempt';
    await eventually(async () => {
      const rows = async () => world.database.read(async (em) => em.execute<object[]>(attempts));
      expect(await asPlatform('test', rows)).toHaveLength(1);
    });
    await passes(6_000);
    const sent = await bodies(2);
    expect(sent[0]).toMatchObject({ type: 'goal.reached', data: { name: 'run 1' } });
    expect(receiver.received[1]?.body).toEqual(receiver.received[0]?.body);
    expect(asked).toHaveLength(1);
  });

  test('While the gateway is away nothing is sent; when it is back the delivery is sent with its data', async () => {
    await newEndpoint();
    respond = async () => Promise.reject(new Error('away'));
    await reachGoal();
    await runs(1);
    expect(receiver.received).toHaveLength(0);
    respond = async () => named('after the wait');
    await passes(minute);
    expect(await bodies(1)).toMatchObject([{ data: { name: 'after the wait' } }]);
  });

  test('A gateway that is away for a moment, as at the start, is asked again within seconds', async () => {
    await newEndpoint();
    respond = async () => Promise.reject(new Error('away'));
    await reachGoal();
    await runs(2);
    expect(receiver.received).toHaveLength(0);
    respond = async () => named('after a moment');
    expect(await bodies(1)).toMatchObject([{ data: { name: 'after a moment' } }]);
  });

  test('After five minutes without the gateway the ids are sent with the code of the error', async () => {
    await newEndpoint();
    respond = async () => Promise.reject(new Error('away'));
    await reachGoal();
    await runs(1);
    await passes(5 * minute);
    expect(await bodies(1)).toEqual([
      {
        ...{ type: 'goal.reached', timestamp: expect.any(String), data: { ...ids, versionId: null } },
        errors: [{ code: 'SUBGRAPH_UNAVAILABLE', path: [] }],
      },
    ]);
  });

  test('A selection that is refused at run time sends the ids at once, with the codes and no messages', async () => {
    await newEndpoint();
    const refused = { message: 'secret words', path: ['events'], extensions: { code: 'FORBIDDEN' } };
    respond = async () => ({ data: null, errors: [refused] as never });
    await reachGoal();
    expect(await bodies(1)).toEqual([
      {
        ...{ type: 'goal.reached', timestamp: expect.any(String), data: { ...ids, versionId: null } },
        errors: [{ code: 'FORBIDDEN', path: ['events'] }],
      },
    ]);
  });

  test('A body of more than 64 KiB is reduced to the ids', async () => {
    await newEndpoint();
    respond = async () => named('á'.repeat(33_000));
    await reachGoal();
    expect(await bodies(1)).toEqual([
      { type: 'goal.reached', timestamp: expect.any(String), isTruncated: true, data: { ...ids, versionId: null } },
    ]);
  });

  test('A selection runs with the rights of whoever changed the endpoint last', async () => {
    await newEndpoint();
    const update = `mutation ($input: UpdateWebhookEndpointInput!) { updateWebhookEndpoint(input: $input) {
      webhookEndpoint { url selection } userErrors { code } } }`;
    const scopesOf = async () => {
      asked.length = 0;
      await reachGoal();
      await runs(1);
      return asked[0]?.principal.kind === 'API_KEY' ? asked[0].principal.scopes : null;
    };
    expect(await scopesOf()).toEqual(expect.arrayContaining(['conversations:read', 'bots:read']));
    const key = principals.apiKey(['webhooks:write', 'bots:read'], { organizationId: organizationA });
    const changed = await world.tell(key, update, { input: { endpointId, url: receiver.urlOf('/elsewhere') } });
    expect(changed).toMatchObject({ updateWebhookEndpoint: { webhookEndpoint: { selection }, userErrors: [] } });
    expect(await scopesOf()).toEqual(['bots:read']);
    await world.tell(ana, update, { input: { endpointId, selection: '' } });
    asked.length = 0;
    await reachGoal();
    expect((await bodies(3))[2]).toMatchObject({ data: { name: 'Reserva', channel: 'WEB' } });
    expect(asked).toHaveLength(0);
  });

  test('While the gateway is away a selection cannot be saved, which is reported as such', async () => {
    await newEndpoint();
    respond = async () => Promise.reject(new Error('away'));
    const input = { url: receiver.urlOf('/hook'), eventTypes: ['GOAL_REACHED'], selection };
    const { errors } = await world.ask(
      ana,
      'mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { secret } }',
      { input },
    );
    expect(errors?.[0]?.extensions['code']).toBe('SUBGRAPH_UNAVAILABLE');
  });
});
