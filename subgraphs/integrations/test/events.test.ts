import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InMemoryPubSub } from '@tertulia/messaging';
import type { Principal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { webhookEventTypes, typeInBody } from '../src/domain/webhook-event.js';
import { eventClasses } from '../src/graphql/event-classes.js';
import { ana, botOne, bruno, integrationsWorld, organizationA, organizationB, type World } from './world.js';

const goals = `subscription { events(types: [GOAL_REACHED, CONNECTION_STATE_CHANGED]) { __typename id type occurredAt
  ... on GoalReached { name amountMinor currency channel startedAt conversation { id } bot { id } version { id } }
  ... on ConnectionStateChanged { connection { id } connector name state previous stateCode bots { id } } } }`;

let world: World;
const pubSub = new InMemoryPubSub();
beforeAll(async () => {
  world = await integrationsWorld({ pubSub });
});
afterAll(async () => world.close());

async function follow(principal: Principal, query = goals) {
  const stream = await world.subgraph.subscribe({ query, variables: {}, principal, requestId: 'r' });
  if (!(Symbol.asyncIterator in stream)) return { refused: stream.errors?.[0]?.extensions['code'] };
  return {
    next: async () => {
      const { value } = await stream.next();
      return value as { data?: { events: Record<string, unknown> }; errors?: unknown };
    },
    end: async () => stream.return(),
  };
}

async function listen(principal: Principal, query = goals) {
  const followed = await follow(principal, query);
  if ('refused' in followed) throw new Error(String(followed.refused));
  return followed;
}

const conversation = {
  ...{ conversationId: testId(0xc1), botId: botOne, versionId: testId(0xe1), channel: 'WEB' },
  startedAt: '2026-03-02T14:58:10.000Z',
};

async function reachGoal(organizationId: string, name: string): Promise<void> {
  const reached = { ...conversation, name, amountMinor: 45_000, currency: 'MXN' };
  await world.emit('runtime.goal-reached.v1', organizationId, reached);
}

describe('events on the socket', () => {
  test('An event arrives once, with references to what it concerns', async () => {
    const news = await listen(ana);
    await reachGoal(organizationA, 'Reserva');
    expect(await news.next()).toEqual({
      data: {
        events: {
          ...{ __typename: 'GoalReached', type: 'GOAL_REACHED', occurredAt: world.clock.now().toISOString() },
          ...{ id: expect.stringMatching(/^evt_/), name: 'Reserva', amountMinor: 45_000, currency: 'MXN' },
          ...{ channel: 'WEB', startedAt: conversation.startedAt },
          conversation: { id: toGlobalId('conversation', testId(0xc1)) },
          bot: { id: toGlobalId('bot', botOne) },
          version: { id: toGlobalId('botVersion', testId(0xe1)) },
        },
      },
    });
    await news.end();
  });

  test('Events of other types and of other organizations do not arrive', async () => {
    const [own, theirs] = [await listen(ana), await listen(bruno)];
    await world.emit('runtime.taken-over.v1', organizationA, { ...conversation, memberId: testId(0xd1) });
    await reachGoal(organizationB, 'De Bruno');
    await reachGoal(organizationA, 'De Ana');
    expect(await own.next()).toMatchObject({ data: { events: { name: 'De Ana' } } });
    expect(await theirs.next()).toMatchObject({ data: { events: { name: 'De Bruno' } } });
    await Promise.all([own.end(), theirs.end()]);
  });

  test('A connection that changed is null when it was deleted meanwhile, and the rest arrives', async () => {
    const news = await listen(ana);
    await world.emit('integrations.connection-state-changed.v1', organizationA, {
      ...{ connectionId: testId(0xf1), connector: 'slack', name: 'Avisos', botIds: [botOne] },
      ...{ state: 'REAUTHORIZE', previous: 'CONNECTED', reason: 'GRANT_REVOKED', since: conversation.startedAt },
    });
    expect(await news.next()).toMatchObject({
      data: {
        events: {
          ...{ connection: null, connector: 'slack', name: 'Avisos', state: 'REAUTHORIZE', previous: 'CONNECTED' },
          ...{ stateCode: 'GRANT_REVOKED', bots: [{ id: toGlobalId('bot', botOne) }] },
        },
      },
    });
    await news.end();
  });

  test('A contact that changed is a reference, and a limit that is reached says when it is reset', async () => {
    const news = await listen(
      ana,
      `subscription { events(types: [CONTACT_CHANGED, LIMIT_REACHED]) { type
        ... on ContactChanged { changed contact { id } conversation { id } }
        ... on LimitReached { limit percent used max resetsAt } } }`,
    );
    await world.emit('runtime.contact-changed.v1', organizationA, {
      ...conversation,
      ...{ contactId: testId(0xc9), changed: ['EMAIL'] },
    });
    expect(await news.next()).toEqual({
      data: {
        events: {
          ...{ type: 'CONTACT_CHANGED', changed: ['EMAIL'], contact: { id: toGlobalId('contact', testId(0xc9)) } },
          conversation: { id: toGlobalId('conversation', testId(0xc1)) },
        },
      },
    });
    const resetsAt = '2026-04-01T00:00:00.000Z';
    const reached = { limit: 'CONVERSATIONS', percent: 100, used: 1_000, max: 1_000, resetsAt } as const;
    await world.emit('billing.limit-reached.v1', organizationA, reached);
    expect(await news.next()).toEqual({ data: { events: { type: 'LIMIT_REACHED', ...reached } } });
    await news.end();
  });

  test('Only administrators and keys with the scope to read integrations may listen, and some type must be named', async () => {
    const viewer = principals.viewer({ organizationId: organizationA });
    const keyOf = (scopes: ('integrations:read' | 'bots:read')[]) =>
      principals.apiKey(scopes, { organizationId: organizationA });
    expect(await follow(viewer)).toEqual({ refused: 'FORBIDDEN' });
    expect(await follow(keyOf(['bots:read']))).toEqual({ refused: 'FORBIDDEN' });
    expect(await follow(principals.anonymous())).toEqual({ refused: 'UNAUTHENTICATED' });
    expect(await follow(ana, 'subscription { events(types: []) { id } }')).toEqual({ refused: 'BAD_USER_INPUT' });
    const news = await listen(keyOf(['integrations:read']));
    await reachGoal(organizationA, 'Por llave');
    expect(await news.next()).toMatchObject({ data: { events: { name: 'Por llave' } } });
    await news.end();
  });

  test('Every type of event has a type of the graph with the name that its value says', () => {
    const names = Object.entries(eventClasses).map(([type, one]) => [type, one.name.replace(/Type$/, '')]);
    const expected = webhookEventTypes.map((type) => [
      type,
      typeInBody(type)
        .split(/[._]/)
        .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
        .join(''),
    ]);
    expect(names).toEqual(expected);
  });
});
