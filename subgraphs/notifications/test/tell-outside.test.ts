import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DomainError } from '@tertulia/errors';
import { asPlatform } from '@tertulia/persistence';
import { toGlobalId } from '@tertulia/subgraph';
import { eventually, testId } from '@tertulia/testkit';
import { rulesOf } from '../src/application/rules-of.js';
import { occasionTeller } from '../src/application/tell-occasion.js';
import { botOne, notificationsWorld, organizationA, type World } from './world.js';

const save = `mutation ($input: SaveAlertRuleInput!) { saveAlertRule(input: $input) { alertRule { id ways } userErrors { code } } }`;
const list = `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) { ... on Organization {
  alertRules { id kind forMinutes } } } }`;

let world: World;
beforeAll(async () => {
  world = await notificationsWorld({ replicas: 2 });
  world.start();
});
afterAll(async () => world.close());

interface Published {
  readonly id: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

async function published({ database } = world): Promise<Published[]> {
  const sql = "select event_id as id, payload from outbox where name = 'notifications.alert-told.v1' order by sequence";
  return asPlatform('test', async () => database.read(async (em) => em.execute<Published[]>(sql)));
}

async function tellBy(kind: string, ways: string[]): Promise<void> {
  const ana = world.principalOf('Ana');
  const { _entities: found } = await world.tell(ana, list, { id: toGlobalId('organization', organizationA) });
  const { alertRules } = (found as unknown as [{ alertRules: { id: string; kind: string; forMinutes: number }[] }])[0];
  const rule = alertRules.find((one) => one.kind === kind);
  const input = { ruleId: rule?.id, kind, forMinutes: rule?.forMinutes, ways, isEnabled: true };
  expect(await world.tell(ana, save, { input })).toMatchObject({ saveAlertRule: { alertRule: { ways } } });
}

const conversation = (n: number) => ({
  ...{ conversationId: testId(n), botId: botOne, versionId: null, channel: 'WEB' },
  startedAt: world.clock.now().toISOString(),
});

test('An occasion whose rule names other systems is published once, with the id of the occasion, however many processes tell it', async () => {
  await tellBy('BAD_RATING', ['FEED', 'WEBHOOK', 'SLACK']);
  const since = world.clock.now().toISOString();
  const rating = { scale: 'STARS', value: 1, isSatisfaction: true } as const;
  await world.emit('runtime.conversation-rated.v1', organizationA, { ...conversation(1), ...rating });
  await eventually(async () => expect(await published()).toHaveLength(1));
  const [event] = await published();
  await Promise.all(world.all.map(async ({ deps }) => occasionTeller(deps)(event?.id ?? '')));
  expect(await published()).toEqual([
    {
      id: expect.any(String),
      payload: {
        ...{ ways: ['WEBHOOK', 'SLACK'], kind: 'BAD_RATING', severity: 'INFO', notice: 'ONCE', since },
        ...{ figure: 1, threshold: null, botIds: [botOne], botName: 'Recepción' },
        ...{ conversationId: testId(1), connectionId: null, endpointId: null },
        ...{ title: 'A conversation was rated badly', text: 'Rating: 1.' },
        path: `/conversations/${toGlobalId('conversation', testId(1))}`,
      },
    },
  ]);
});

test('What began, is told again or is over says so, with its figure and its threshold', async () => {
  await tellBy('INTEGRATION_BROKEN', ['SLACK']);
  const endpointId = testId(0xe1);
  await world.emit('integrations.webhook-state-changed.v1', organizationA, {
    ...{ endpointId, host: 'crm.example', state: 'DISABLED', disabledReason: 'GONE', failingSince: null },
  });
  await world.tick();
  await eventually(async () => expect(await published()).toHaveLength(2));
  const [, event] = await published();
  expect(event?.payload).toMatchObject({
    ways: ['SLACK'],
    notice: 'BEGAN',
    endpointId,
    title: 'crm.example stopped working',
  });
  const occasion = {
    ...{ id: testId(0x51), organizationId: organizationA, key: 'slow', kind: 'SLOW' as const, botIds: [botOne] },
    ...{ alertId: null, occurredAt: world.clock.now() },
    facts: { bot: toGlobalId('bot', botOne), notice: 'OVER', value: 1.2, threshold: 3, minutes: 15, hours: 0 },
  };
  await tellBy('SLOW', ['WEBHOOK']);
  await world.deps.work.transact({ organizationId: organizationA }, async ({ occasions }) => occasions.add(occasion));
  world.deps.occasionQueue.wake();
  await eventually(async () => expect(await published()).toHaveLength(3));
  expect((await published())[2]).toMatchObject({
    id: occasion.id,
    payload: { notice: 'OVER', figure: 1.2, threshold: 3, title: 'The bot answers quickly again' },
  });
});

test('While the name of the bot cannot be asked, people and systems are told without it', async () => {
  // Not started: nobody else tells the occasion.
  const quiet = await notificationsWorld();
  const occasion = {
    ...{ id: testId(0x53), organizationId: organizationA, key: 'nameless', kind: 'SLOW' as const, botIds: [botOne] },
    ...{ alertId: null, occurredAt: quiet.clock.now(), facts: { value: 4, minutes: 15 } },
  };
  await quiet.deps.work.transact({ organizationId: organizationA }, async (stores) => {
    const rules = await rulesOf(quiet.deps, stores, organizationA);
    await stores.rules.save(rules.map((rule) => ({ ...rule, ways: ['FEED', 'SLACK'] })));
    await stores.occasions.add(occasion);
  });
  const bots = async () => Promise.reject(new DomainError('SUBGRAPH_UNAVAILABLE'));
  await occasionTeller({ ...quiet.deps, names: { ...quiet.deps.names, bots } })(occasion.id);
  const told = await published(quiet);
  await quiet.close();
  expect(told).toMatchObject([{ id: occasion.id, payload: { botName: null, title: 'The bot answers slowly' } }]);
});

test('What no rule tells other systems of stays inside, and so does what is older than a day', async () => {
  const before = (await published()).length;
  await world.emit('runtime.urgency-detected.v1', organizationA, { ...conversation(2), kind: 'HEALTH' });
  const old = {
    ...{ id: testId(0x52), organizationId: organizationA, key: 'old', kind: 'BAD_RATING' as const, botIds: [botOne] },
    ...{ alertId: null, occurredAt: new Date(world.clock.now().getTime() - 86_400_000), facts: { value: 1 } },
  };
  await world.deps.work.transact({ organizationId: organizationA }, async ({ occasions }) => occasions.add(old));
  world.deps.occasionQueue.wake();
  const untold = 'select count(*)::int as n from occasion where told_at is null';
  await eventually(async () =>
    expect(
      await asPlatform('test', async () => world.database.read(async (em) => em.execute<{ n: number }[]>(untold))),
    ).toEqual([{ n: 0 }]),
  );
  expect(await published()).toHaveLength(before);
});
