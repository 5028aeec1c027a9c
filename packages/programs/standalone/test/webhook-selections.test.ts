import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeEvent, type EventPayload } from '@tertulia/events';
import { createGateway, type Gateway } from '@tertulia/gateway';
import { systemClock, systemIds } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { createLog, fromGlobalId } from '@tertulia/subgraph';
import { eventually, principals, testId } from '@tertulia/testkit';
import { committedSchemas, supergraphOf } from '../../../../graphql/src/supergraph.js';
import type { Platform } from '../src/platform.js';
import { principalSecret, testPlatform } from './test-platform.js';

const organizationId = testId(0xaa);
const ana = principals.admin({ organizationId });
const types = ['GOAL_REACHED'];
const goal = (fields: string) => `subscription { events(types: [GOAL_REACHED]) { ... on GoalReached { ${fields} } } }`;
const byName = goal('name amountMinor bot { name } conversation { contact { email } }');

let platform: Platform;
let gateway: Gateway;
let close: () => Promise<void>;
let botId: string;
beforeAll(async () => {
  ({ platform, close } = await testPlatform());
});
beforeAll(async () => {
  gateway = await createGateway({
    supergraph: { kind: 'TEXT', sdl: supergraphOf(committedSchemas()) },
    subgraphs: Object.fromEntries(
      [...platform.subgraphs].map(([name, subgraph]) => [name, { kind: 'LOCAL' as const, subgraph }]),
    ),
    ...{ principalSecret, visitorTokenSecret: null, publicUrl: 'https://tertulia.test', clock: systemClock },
    ...{ log: createLog('gateway', 'silent'), callSubgraph: platform.callSubgraph, redis: null },
    pubSub: platform.pubSub,
  });
  platform.joinGateway(gateway);
  platform.start();
  const { createBot } = await ask<{ createBot: { bot: { id: string } } }>(
    'bots',
    'mutation { createBot(input: { name: "Aurora", locale: es }) { bot { id } } }',
  );
  botId = createBot.bot.id;
});
afterAll(async () => {
  await gateway.close();
  await close();
});

async function ask<T>(subgraph: string, query: string, variables = {}, principal: Principal = ana): Promise<T> {
  const { data, errors } = await platform.callSubgraph(subgraph, { query, variables, principal, requestId: 'test' });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data as T;
}

async function reachGoal(name = 'Reserva'): Promise<void> {
  const payload: EventPayload<'runtime.goal-reached.v1'> = {
    ...{ conversationId: testId(0xc1), botId: fromGlobalId('bot', botId), versionId: null, channel: 'WEB' },
    ...{ startedAt: '2026-03-02T14:58:10.000Z', name, amountMinor: 45_000, currency: 'MXN' },
  };
  const about = { id: systemIds.next(), occurredAt: systemClock.now(), organizationId };
  await platform.bus.publish([makeEvent('runtime.goal-reached.v1', about, payload)]);
}

interface Saved {
  webhookEndpoint: { id: string; selection: string | null } | null;
  userErrors: { field: string[]; code: string; message: string }[];
}

async function save(selection: string, principal: Principal = ana): Promise<Saved> {
  const input = { url: 'https://socio.invalid/gancho', eventTypes: types, selection };
  const mutation = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
    webhookEndpoint { id selection } userErrors { field code message } } }`;
  return (await ask<{ createWebhookEndpoint: Saved }>('integrations', mutation, { input }, principal))
    .createWebhookEndpoint;
}

/** The body of the newest delivery whose first attempt was made. */
async function bodyAt(endpointId: string, principal: Principal = ana): Promise<Record<string, unknown>> {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on WebhookEndpoint {
    deliveries(first: 1) { nodes { body attempts { number } } } } } }`;
  const of = [{ __typename: 'WebhookEndpoint', id: endpointId }];
  return eventually(
    async () => {
      const { _entities } = await ask<{ _entities: { deliveries: { nodes: { body: string; attempts: [] }[] } }[] }>(
        ...(['integrations', query, { of }, principal] as const),
      );
      const [delivery] = _entities[0]?.deliveries.nodes ?? [];
      expect(delivery?.attempts.length).toBeGreaterThan(0);
      return JSON.parse(delivery?.body ?? '') as Record<string, unknown>;
    },
    { deadlineMs: 100_000, everyMs: 100 },
  );
}

async function remove(endpointId: string): Promise<void> {
  await ask(
    'integrations',
    'mutation ($id: ID!) { deleteWebhookEndpoint(input: { endpointId: $id }) { endpointId } }',
    {
      id: endpointId,
    },
  );
}

describe('a webhook with a selection', () => {
  test('The body has what the selection reads over all subgraphs, and null for what does not exist', async () => {
    const { webhookEndpoint, userErrors } = await save(byName);
    expect(userErrors).toEqual([]);
    expect(webhookEndpoint?.selection).toBe(byName);
    await reachGoal();
    expect(await bodyAt(webhookEndpoint?.id ?? '')).toEqual({
      ...{ type: 'goal.reached', timestamp: expect.any(String) },
      data: { name: 'Reserva', amountMinor: 45_000, bot: { name: 'Aurora' }, conversation: { contact: null } },
    });
    await remove(webhookEndpoint?.id ?? '');
  });

  test('A preview shows the last event of the organization, or an example of a type that has not happened yet', async () => {
    const preview = async (eventType: string, selection: string | null) =>
      (
        await ask<{ previewWebhookPayload: { body: string; isExample: boolean; userErrors: { code: string }[] } }>(
          'integrations',
          `mutation ($input: PreviewWebhookPayloadInput!) { previewWebhookPayload(input: $input) {
            body isExample userErrors { code } } }`,
          { input: { eventType, selection } },
        )
      ).previewWebhookPayload;
    const real = await preview('GOAL_REACHED', byName);
    expect([real.isExample, JSON.parse(real.body)]).toMatchObject([false, { data: { bot: { name: 'Aurora' } } }]);
    const plain = await preview('GOAL_REACHED', null);
    expect([plain.isExample, JSON.parse(plain.body)]).toMatchObject([false, { data: { botId, name: 'Reserva' } }]);
    const rated = 'subscription { events(types: [RATING_GIVEN]) { ... on RatingGiven { value bot { name } } } }';
    const example = await preview('RATING_GIVEN', rated);
    expect([example.isExample, JSON.parse(example.body)]).toMatchObject([true, { data: { value: 5, bot: null } }]);
    expect((await preview('TAKEN_OVER', byName)).userErrors).toEqual([{ code: 'SELECTION_OTHER_EVENTS' }]);
  });

  test.each([
    ['no GraphQL', 'subscription {', 'SELECTION_INVALID', /line 1, column 15/],
    ['an unknown field', goal('name\n  colour'), 'SELECTION_INVALID', /line 2, column 3: .*colour/],
    ['a query', '{ events { id } }', 'SELECTION_NOT_EVENTS', /subscription/],
    ['another subscription', 'subscription { connectionChanged { connectionId } }', 'SELECTION_NOT_EVENTS', /events/],
    [
      'two fields',
      goal('name').replace(/}$/, 'again: events(types: [GOAL_REACHED]) { id } }'),
      'SELECTION_NOT_EVENTS',
      /./,
    ],
    ['other events', goal('name').replace('[GOAL', '[TAKEN_OVER, GOAL'), 'SELECTION_OTHER_EVENTS', /GOAL_REACHED/],
    ['fewer events', 'subscription { events(types: []) { id } }', 'SELECTION_OTHER_EVENTS', /GOAL_REACHED/],
    [
      'the internal field',
      goal('name').replace('events(types: [GOAL_REACHED])', 'webhookEvent'),
      'SELECTION_NOT_EVENTS',
      /./,
    ],
    [
      'one that costs too much',
      goal(`bot { publications(first: 100) { nodes { bot { publications(first: 100) { nodes { id note } } } } } }`),
      'SELECTION_TOO_LARGE',
      /cost/,
    ],
    [
      'one that is too deep',
      goal(`${'bot { organization { bots { nodes { '.repeat(5)} id ${'}'.repeat(20)}`),
      'SELECTION_TOO_LARGE',
      /deep|cost/,
    ],
    ['one that is too long', goal(`name ${' '.repeat(10_000)}`), 'TOO_LONG', /./],
  ])(
    'A selection that is %s is refused with a code and words, and nothing is saved',
    async (_, selection, code, words) => {
      const { webhookEndpoint, userErrors } = await save(selection, { ...ana, locale: 'en' });
      expect(webhookEndpoint).toBeNull();
      expect(userErrors[0]).toMatchObject({ field: ['selection'], code, message: expect.stringMatching(words) });
    },
  );

  test('A key cannot save a selection that reads what its scopes do not cover', async () => {
    const weak = principals.apiKey(['webhooks:write', 'integrations:read'], { organizationId });
    const { userErrors } = await save(byName, weak);
    expect(userErrors[0]).toMatchObject({
      ...{ field: ['selection'], code: 'SELECTION_FORBIDDEN' },
      message: expect.stringMatching(/events\.bot.*BOTS_READ/),
    });
    const { webhookEndpoint } = await save(goal('name'), weak);
    await remove(webhookEndpoint?.id ?? '');
  });

  test('A key that lacks the scopes of a selection sees the delivery without its data', async () => {
    const { webhookEndpoint } = await save(byName);
    await reachGoal('Para otra llave');
    const id = webhookEndpoint?.id ?? '';
    expect(await bodyAt(id)).toMatchObject({ data: { name: 'Para otra llave' } });
    const weak = principals.apiKey(['integrations:read'], { organizationId });
    expect(await bodyAt(id, weak)).toEqual({ type: 'goal.reached', timestamp: expect.any(String) });
    await remove(id);
  });

  test('Every tenant runs its selections on its own objects only', async () => {
    const bruno = principals.admin({ organizationId: testId(0xbb), userId: testId(0xb1), sessionId: testId(0xb2) });
    const { body } = (
      await ask<{ previewWebhookPayload: { body: string } }>(
        'integrations',
        `mutation ($input: PreviewWebhookPayloadInput!) { previewWebhookPayload(input: $input) { body } }`,
        { input: { eventType: 'GOAL_REACHED', selection: byName } },
        bruno,
      )
    ).previewWebhookPayload;
    expect(body).not.toMatch(/Aurora|Reserva/);
    const event = { eventId: testId(1), type: 'GOAL_REACHED', occurredAt: '2026-03-02T15:00:00.000Z', data: { botId } };
    const named = goal('bot { id name }');
    const shown = await gateway.execute({ query: named, variables: { event }, principal: bruno, requestId: 'r' });
    expect(shown.data).toEqual({ events: { bot: null } });
  });
});
