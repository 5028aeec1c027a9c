import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { toGlobalId } from '@tertulia/subgraph';
import { testId } from '@tertulia/testkit';
import { botOne, botTwo, notificationsWorld, organizationA, organizationB, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await notificationsWorld();
});
afterAll(async () => world.close());

const named = `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) { ... on Organization {
  alertRules { kind forMinutes bots { id } } alerts { nodes { state bots { id } } } } } }`;

async function shown() {
  const id = toGlobalId('organization', organizationA);
  const { _entities: found } = await world.tell(world.principalOf('Ana'), named, { id });
  return (found as unknown as [{ alertRules: { forMinutes: number; bots: { id: string }[] }[]; alerts: object }])[0];
}

test('a deleted bot is in no rule and no alert, and a rule for it alone is gone, so that their lists can still be read', async () => {
  const save = 'mutation ($input: SaveAlertRuleInput!) { saveAlertRule(input: $input) { userErrors { code } } }';
  const rule = { kind: 'WAITING_HUMAN', ways: ['FEED'], isEnabled: true };
  const [one, two] = [botOne, botTwo].map((id) => toGlobalId('bot', id));
  for (const [forMinutes, botIds] of [
    [11, [one]],
    [12, [one, two]],
    [13, [two]],
  ]) {
    await world.tell(world.principalOf('Ana'), save, { input: { ...rule, forMinutes, botIds } });
  }
  const waits = async (n: number) => {
    const startedAt = world.clock.now().toISOString();
    const about = { conversationId: testId(n), botId: botOne, versionId: null, channel: 'WEB', startedAt };
    await world.emit('runtime.handed-off.v1', organizationA, { ...about, reason: 'REQUESTED' });
  };
  await waits(1);
  world.clock.advance(11 * 60_000);
  await world.tick();
  await waits(2);
  await world.emit('bots.bot-deleted.v1', organizationB, { botId: botOne });
  const own = (await shown()).alertRules.filter(({ forMinutes }) => forMinutes > 10);
  expect(own.map(({ bots }) => bots)).toEqual([[{ id: one }], [{ id: one }, { id: two }], [{ id: two }]]);
  await world.emit('bots.bot-deleted.v1', organizationA, { botId: botOne });
  const { alertRules, alerts } = await shown();
  const left = alertRules.filter(({ forMinutes }) => forMinutes > 10);
  expect(left.map(({ forMinutes, bots }) => [forMinutes, bots])).toEqual([
    [12, [{ id: two }]],
    [13, [{ id: two }]],
  ]);
  expect(alerts).toEqual({ nodes: [{ state: 'FIRING', bots: [] }] });
});

const prefer = `mutation ($input: UpdateNotificationPreferencesInput!) { updateNotificationPreferences(input: $input) {
  preferences { routes { kind isOn bots { id } } } userErrors { code } } }`;

test('a deleted bot is in no preference, and who was told of it alone is not told of all', async () => {
  const [one, two] = [botOne, botTwo].map((id) => toGlobalId('bot', id));
  const routes = [
    { kind: 'GOAL', way: 'EMAIL', isOn: true, botIds: [one] },
    { kind: 'QUOTA', way: 'EMAIL', isOn: true, botIds: [one, two] },
    { kind: 'SLOW', way: 'EMAIL', isOn: true, botIds: [] },
  ];
  const bruno = world.principalOf('Bruno');
  await world.tell(bruno, prefer, { input: { routes } });
  await world.emit('bots.bot-deleted.v1', organizationB, { botId: botOne });
  await world.emit('bots.bot-deleted.v1', organizationA, { botId: botOne });
  expect(await world.tell(bruno, prefer, { input: {} })).toEqual({
    updateNotificationPreferences: {
      preferences: {
        routes: [
          { kind: 'GOAL', isOn: false, bots: [] },
          { kind: 'QUOTA', isOn: true, bots: [{ id: two }] },
          { kind: 'SLOW', isOn: true, bots: [] },
        ],
      },
      userErrors: [],
    },
  });
});

test('rules and preferences name only bots of the organization', async () => {
  const botIds = [toGlobalId('bot', testId(0xdead))];
  const rule = { kind: 'GOAL', forMinutes: 0, ways: ['FEED'], isEnabled: true, botIds };
  const save = 'mutation ($input: SaveAlertRuleInput!) { saveAlertRule(input: $input) { userErrors { code } } }';
  const saved = await world.tell(world.principalOf('Ana'), save, { input: rule });
  expect(saved['saveAlertRule']).toEqual({ userErrors: [{ code: 'NOT_FOUND' }] });
  const routes = [{ kind: 'GOAL', way: 'EMAIL', isOn: true, botIds }];
  const changed = await world.tell(world.principalOf('Bruno'), prefer, { input: { routes } });
  expect(changed['updateNotificationPreferences']).toEqual({ preferences: null, userErrors: [{ code: 'NOT_FOUND' }] });
});
