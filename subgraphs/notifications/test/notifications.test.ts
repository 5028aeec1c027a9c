import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asPlatform, withoutTenancy } from '@tertulia/persistence';
import { sdlOf } from '@tertulia/service';
import { toGlobalId } from '@tertulia/subgraph';
import { assertForeignIsMissing, assertNeedsSignIn, eventually, principals, testId } from '@tertulia/testkit';
import { assertSubgraphContract } from '@tertulia/testkit/composition';
import { subgraph } from '../src/subgraph.js';
import { botOne, notificationsWorld, organizationA, organizationB, type World } from './world.js';

const feed = `query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) { ... on User {
  unreadNotifications notifications { nodes { id kind title body url readAt severity } totalCount }
} } }`;
const rules = `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) { ... on Organization {
  alertRules { id kind isEnabled forMinutes ways } alerts { nodes { id kind state title } } mailLog { nodes { id kind state code } }
} } }`;

let world: World;
beforeAll(async () => {
  world = await notificationsWorld();
  world.start();
});
afterAll(async () => world.close());

interface Shown {
  readonly unreadNotifications: number;
  readonly notifications: { nodes: { id: string; kind: string; title: string; url: string; readAt: string | null }[] };
}

async function feedOf(name: string): Promise<Shown> {
  const principal = world.principalOf(name);
  const { _entities: found } = await world.tell(principal, feed, { id: toGlobalId('user', principal.userId) });
  return (found as unknown as [Shown])[0];
}

async function ofOrganization(name: string) {
  const id = toGlobalId('organization', organizationA);
  const { _entities: found } = await world.tell(world.principalOf(name), rules, { id });
  return (found as unknown as [Record<string, never>])[0];
}

const conversation = (n: number) => ({
  ...{ conversationId: testId(n), botId: botOne, versionId: null, channel: 'WEB' },
  startedAt: world.clock.now().toISOString(),
});

test('the graph is described, composes alone and is made without a store', async () => {
  assertSubgraphContract(world.subgraph);
  expect(await sdlOf(subgraph)).toBe(world.subgraph.sdl);
});

test('whoever is not signed in learns nothing', async () => {
  const operations = [
    { query: 'mutation { deleteAlertRule(input: { ruleId: "alr_1" }) { ruleId } }' },
    { query: 'mutation { markNotificationsRead(input: {}) { count } }' },
    { query: 'mutation { sendTestMail { mail { id } } }' },
  ];
  await expect(assertNeedsSignIn(world.subgraph, operations)).resolves.toBeUndefined();
});

test('a visitor who waits five minutes is told to those who may answer, once, and never one who was answered', async () => {
  await world.emit('runtime.handed-off.v1', organizationA, { ...conversation(1), reason: 'REQUESTED' });
  await world.emit('runtime.handed-off.v1', organizationA, { ...conversation(2), reason: 'REQUESTED' });
  await world.tick();
  world.clock.advance(299_000);
  await world.tick();
  expect((await feedOf('Ana')).unreadNotifications).toBe(0);
  await world.emit('runtime.taken-over.v1', organizationA, { ...conversation(2), memberId: testId(0xc1) });
  world.clock.advance(1_000);
  await world.tick();
  await world.tick();
  const told = await eventually(async () => {
    const shown = await feedOf('Ana');
    expect(shown.unreadNotifications).toBe(1);
    return shown.notifications.nodes;
  });
  expect(told).toMatchObject([
    { kind: 'WAITING_HUMAN', title: 'Una persona espera que le respondan', severity: 'URGENT' },
  ]);
  expect(told[0]?.url).toBe(`/conversations/${toGlobalId('conversation', testId(1))}`);
  expect((await feedOf('Bruno')).unreadNotifications).toBe(1);
  expect((await feedOf('Vera')).unreadNotifications).toBe(0);
  const { alerts } = await ofOrganization('Ana');
  expect(alerts).toMatchObject({ nodes: [{ state: 'FIRING' }] });
  await eventually(async () =>
    expect(world.server.received.map(({ to }) => to.address).sort()).toEqual(['ana@example.com', 'bruno@example.com']),
  );
});

test('an alert is over when the conversation is taken over, and its mail is not sent any more', async () => {
  world.server.behave = () => ({ kind: 'REFUSED_FOR_NOW', code: 'BUSY' });
  await world.emit('runtime.handed-off.v1', organizationA, { ...conversation(7), reason: 'REQUESTED' });
  world.clock.advance(300_000);
  await world.tick();
  const log = async () => ((await ofOrganization('Ana'))['mailLog'] as unknown as { nodes: { code: string }[] }).nodes;
  await eventually(async () => expect((await log()).filter((mail) => mail.code === 'BUSY').length).toBe(2));
  world.server.behave = () => ({ kind: 'ACCEPTED' });
  await world.emit('runtime.taken-over.v1', organizationA, { ...conversation(7), memberId: testId(0xc1) });
  world.clock.advance(75_000);
  await world.tick();
  await eventually(async () => expect((await log()).filter((mail) => mail.code === 'OVER').length).toBe(2));
  expect((await ofOrganization('Ana'))['alerts']).toMatchObject({ nodes: [{ state: 'OK' }, { state: 'FIRING' }] });
  await world.tell(world.principalOf('Bruno'), 'mutation { markNotificationsRead(input: {}) { count } }');
});

test('a notification that is read is read in every browser of its person', async () => {
  const principal = world.principalOf('Ana');
  const request = { query: 'subscription { notificationReceived { id readAt } }', principal, requestId: 'test' };
  const stream = await world.subgraph.subscribe(request);
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  const values = stream[Symbol.asyncIterator]();
  const { nodes } = (await feedOf('Ana')).notifications;
  const [shown] = nodes;
  for (const { id, readAt } of nodes.toReversed()) {
    expect((await values.next()).value).toMatchObject({ data: { notificationReceived: { id, readAt } } });
  }
  const mark = 'mutation ($ids: [ID!]) { markNotificationsRead(input: { notificationIds: $ids }) { count } }';
  const bruno = world.principalOf('Bruno');
  const others = await world.tell(bruno, mark, { ids: [shown?.id] });
  expect(others).toEqual({ markNotificationsRead: { count: 0 } });
  expect(await world.tell(principal, mark, { ids: [shown?.id] })).toEqual({ markNotificationsRead: { count: 1 } });
  const { value } = await values.next();
  expect(value).toMatchObject({ data: { notificationReceived: { id: shown?.id } } });
  expect(JSON.stringify(value)).not.toContain('"readAt":null');
  await values.return?.();
});

test('an integration that needs a person is told at once, one that may heal after ten minutes, and what healed is not told', async () => {
  const state = (n: number, now: 'ERROR' | 'REAUTHORIZE' | 'CONNECTED', name: string) =>
    world.emit('integrations.connection-state-changed.v1', organizationA, {
      ...{ connectionId: testId(n), connector: 'hubspot', name, botIds: [], state: now, previous: null, reason: null },
      since: world.clock.now().toISOString(),
    });
  const titles = async () => (await feedOf('Ana')).notifications.nodes.map(({ title }) => title);
  await state(0x51, 'REAUTHORIZE', 'CRM');
  await state(0x52, 'ERROR', 'Hojas');
  await state(0x53, 'ERROR', 'Correo');
  await world.tick();
  await eventually(async () => expect(await titles()).toContain('CRM dejó de funcionar'));
  await state(0x53, 'CONNECTED', 'Correo');
  world.clock.advance(600_000);
  await world.tick();
  await eventually(async () => expect(await titles()).toContain('Hojas dejó de funcionar'));
  expect(await titles()).not.toContain('Correo dejó de funcionar');
});

test('usage, failed publications, bad ratings and urgencies are told once to whom they concern', async () => {
  const limit = { limit: 'CONVERSATIONS', percent: 90, used: 90, max: 100, resetsAt: '2026-04-01T00:00:00Z' } as const;
  await world.emit('billing.limit-reached.v1', organizationA, limit);
  await world.emit('billing.limit-reached.v1', organizationA, limit);
  const failed = { publicationId: testId(0x61), botId: botOne, versionId: null, code: 'NOT_WARMED' };
  await world.emit('bots.publication-failed.v1', organizationA, failed);
  const rating = { ...conversation(3), scale: 'STARS', isSatisfaction: true } as const;
  await world.emit('runtime.conversation-rated.v1', organizationA, { ...rating, value: 1 });
  await world.emit('runtime.conversation-rated.v1', organizationA, { ...rating, value: 5 });
  await world.emit('runtime.urgency-detected.v1', organizationA, { ...conversation(4), kind: 'HEALTH' });
  await world.tick();
  const kinds = async (name: string) => (await feedOf(name)).notifications.nodes.map(({ kind }) => kind);
  await eventually(async () => expect((await kinds('Vera')).sort()).toEqual(['BAD_RATING']));
  await eventually(async () => {
    const told = await kinds('Ana');
    for (const kind of ['QUOTA', 'PUBLICATION_FAILED', 'BAD_RATING', 'URGENT']) {
      expect([kind, told.filter((one) => one === kind).length]).toEqual([kind, 1]);
    }
  });
  const [shown] = (await feedOf('Vera')).notifications.nodes;
  expect(shown?.url).toBe('/');
});

test('a rule that is muted, disabled or deleted tells nobody, and a manager changes those of own bots only', async () => {
  const { alertRules } = await ofOrganization('Ana');
  const rule = (alertRules as unknown as { id: string; kind: string }[]).find(({ kind }) => kind === 'URGENT');
  const mute =
    'mutation ($input: MuteAlertRuleInput!) { muteAlertRule(input: $input) { alertRule { mutedUntil } userErrors { code } } }';
  const input = { ruleId: rule?.id, until: '2026-03-03T00:00:00Z' };
  const refused = await world.ask(world.principalOf('Bruno'), mute, { input });
  expect(JSON.stringify(refused)).toContain('NOT_FOUND');
  await world.tell(world.principalOf('Ana'), mute, { input });
  const before = (await feedOf('Ana')).notifications.nodes.length;
  await world.emit('runtime.urgency-detected.v1', organizationA, { ...conversation(5), kind: 'HEALTH' });
  await world.emit('bots.publication-failed.v1', organizationA, {
    publicationId: testId(0x62),
    botId: testId(0xb9),
    versionId: null,
    code: 'X',
  });
  await world.tick();
  await eventually(async () => expect((await feedOf('Ana')).notifications.nodes.length).toBe(before + 1));
  const save =
    'mutation ($input: SaveAlertRuleInput!) { saveAlertRule(input: $input) { alertRule { id kind } userErrors { code } } }';
  const wanted = { kind: 'GOAL', forMinutes: 0, ways: ['FEED'], isEnabled: true, botIds: [toGlobalId('bot', botOne)] };
  expect(await world.tell(world.principalOf('Bruno'), save, { input: wanted })).toMatchObject({
    saveAlertRule: { alertRule: { kind: 'GOAL' }, userErrors: [] },
  });
  expect(
    JSON.stringify(await world.ask(world.principalOf('Bruno'), save, { input: { ...wanted, botIds: [] } })),
  ).toContain('FORBIDDEN');
  await world.emit('runtime.goal-reached.v1', organizationA, {
    ...conversation(6),
    name: 'Cita',
    amountMinor: null,
    currency: null,
  });
  await eventually(async () => expect((await feedOf('Vera')).notifications.nodes[0]?.kind).toBe('GOAL'));
});

test('ids of another organization behave like missing ones', async () => {
  const { alertRules, mailLog } = await ofOrganization('Ana');
  const ruleId = (alertRules as unknown as { id: string }[])[0]?.id ?? '';
  const mailId = (mailLog as unknown as { nodes: { id: string }[] }).nodes[0]?.id ?? '';
  const stranger = principals.admin({ organizationId: organizationB, userId: testId(0xbb) });
  const probe = (name: string, input: string) =>
    `mutation ($id: ID!) { ${name}(input: { ${input}: $id }) { userErrors { code } } }`;
  await assertForeignIsMissing(world.subgraph, stranger, [
    {
      name: 'mute',
      query: probe('muteAlertRule', 'ruleId'),
      foreignId: ruleId,
      missingId: toGlobalId('alertRule', testId(0xf)),
    },
    {
      name: 'delete',
      query: probe('deleteAlertRule', 'ruleId'),
      foreignId: ruleId,
      missingId: toGlobalId('alertRule', testId(0xf)),
    },
    {
      name: 'resend',
      query: probe('resendMail', 'mailId'),
      foreignId: mailId,
      missingId: toGlobalId('mail', testId(0xf)),
    },
    {
      name: 'alerts',
      query: rules,
      foreignId: toGlobalId('organization', organizationA),
      missingId: toGlobalId('organization', testId(0xf)),
    },
    {
      name: 'feed',
      query: feed,
      foreignId: toGlobalId('user', testId(0xc1)),
      missingId: toGlobalId('user', testId(0xf)),
    },
  ]);
  expect((await feedOf('Ana')).notifications.nodes.length).toBeGreaterThan(0);
});

const tables = ['organization', 'alert_rule', 'alert', 'occasion', 'notification', 'dispatch'];

test('rows are closed to code that does not say whose they are, and none is left of a deleted organization', async () => {
  const count = async (table: string) =>
    world.database.read(async (em) => em.execute<{ n: number }[]>(`select count(*)::int as n from ${table}`));
  for (const table of tables) {
    const [hidden] = await withoutTenancy(async () => count(table));
    const [there] = await asPlatform('test', async () => count(table));
    expect([table, hidden?.n, (there?.n ?? 0) > 0]).toEqual([table, 0, true]);
  }
  await world.emit('identity.organization-deleted.v1', organizationA, { organizationId: organizationA });
  for (const table of tables) {
    const [left] = await asPlatform('test', async () =>
      world.database.read(async (em) =>
        em.execute<{ n: number }[]>(`select count(*)::int as n from ${table} where organization_id = ?`, [
          organizationA,
        ]),
      ),
    );
    expect([table, left?.n]).toEqual([table, 0]);
  }
});

test('whoever may not see the rules still sees of which kinds the organization tells, and how', async () => {
  const vera = world.principalOf('Vera');
  const query = `query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) { ... on User {
    notificationPreferences { offers { kind ways } } } } }`;
  const shown = JSON.stringify(await world.tell(vera, query, { id: toGlobalId('user', vera.userId) }));
  expect(shown).toContain('{"kind":"QUOTA","ways":["FEED","EMAIL","PUSH"]}');
  expect(shown).toContain('{"kind":"BAD_RATING","ways":["FEED"]}');
});
