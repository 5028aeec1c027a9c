import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { makeEvent, type EventPayload } from '@tertulia/events';
import type { Principal } from '@tertulia/principal';
import { toGlobalId, tryFromGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { startSlack, type SlackVendor } from '../../../e2e/vendors/slack.js';
import { workDueRuns } from '../src/application/work-due-runs.js';
import { platformConnectors } from '../src/connectors/all.js';
import { connectionTo } from './inbound-sources.js';
import { ana, botOne, bruno, integrationsWorld, organizationA, publicUrl, type World } from './world.js';

const choose = `mutation ($input: ChooseSlackChannelInput!) { chooseSlackChannel(input: $input) {
  slackAlerts { channel connection { id } } userErrors { field code } } }`;
const shown = `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) { ... on Organization {
  slackAlerts { channel connection { id name } } } } }`;
const runs = `query ($id: ID!) { connection(id: $id) { state runs(first: 10) { nodes { bot { id } action status code request } } } }`;
const remove = 'mutation ($id: ID!) { deleteConnection(input: { connectionId: $id }) { connectionId } }';

let slack: SlackVendor;
let world: World;
let connectionId: string;
beforeAll(async () => {
  slack = await startSlack();
  const settings = { egressAllowed: slack.target, vendorUrls: `slack=${slack.url}` };
  world = await integrationsWorld({ settings, registry: platformConnectors() });
});
afterAll(async () => {
  await world.close();
  await slack.close();
});
beforeEach(async () => {
  slack.messages.length = 0;
  slack.heal();
  connectionId = toGlobalId('connection', await connectionTo(world, 'slack'));
  await chosen({ connectionId, channel: 'C1' });
});

async function chosen(input: object, principal: Principal = ana) {
  const { data, errors } = await world.ask(principal, choose, { input });
  return errors === undefined ? data?.['chooseSlackChannel'] : errors[0]?.extensions['code'];
}

async function place(): Promise<unknown> {
  const told: Record<string, unknown> = await world.tell(ana, shown, { id: toGlobalId('organization', organizationA) });
  return (told['_entities'] as { slackAlerts: unknown }[])[0]?.slackAlerts;
}

interface Run {
  readonly bot: { readonly id: string } | null;
  readonly status: string;
  readonly code: string | null;
}

async function connection(principal: Principal = ana): Promise<{ state: string; runs: { nodes: Run[] } }> {
  const told: Record<string, unknown> = await world.tell(principal, runs, { id: connectionId });
  return told['connection'] as { state: string; runs: { nodes: Run[] } };
}

type Told = EventPayload<'notifications.alert-told.v1'>;

const told: Told = {
  ...{ ways: ['WEBHOOK', 'SLACK'], kind: 'ERROR_RATE', severity: 'WARNING', notice: 'BEGAN' },
  ...{ since: '2026-03-02T14:59:00.000Z', figure: 7.5, threshold: 5, botIds: [botOne], botName: 'Recepción' },
  ...{ conversationId: null, connectionId: null, endpointId: null },
  ...{ title: 'El bot falla mucho', text: 'El 7,5 % de los turnos falló.', path: '/bots/bot_1' },
};

let occasions = 0;

/** Tells of a new occasion as often as is said, and does what is due. */
async function tell(over: Partial<Told> = {}, times = 1): Promise<void> {
  occasions += 1;
  const origin = { id: testId(0x6000 + occasions), occurredAt: world.clock.now(), organizationId: organizationA };
  for (let n = 0; n < times; n += 1) {
    await world.bus.publish([makeEvent('notifications.alert-told.v1', origin, { ...told, ...over })]);
  }
  await workDueRuns(world.deps);
}

async function passes(ms: number): Promise<void> {
  world.clock.advance(ms);
  await workDueRuns(world.deps);
}

test('An alert is posted once in the chosen channel, with what a mail says and where it leads', async () => {
  await tell({}, 3);
  await tell({ botName: null, title: 'Usaste el 75 % <del plan>', text: '75 de 100.', path: '/plan' });
  await tell({ ways: ['WEBHOOK'] });
  expect(slack.messages.map(({ channel, text }) => [channel, text])).toEqual([
    ['C1', `El bot falla mucho\nRecepción: El 7,5 % de los turnos falló.\n${publicUrl}/bots/bot_1`],
    ['C1', `Usaste el 75 % &lt;del plan&gt;\n75 de 100.\n${publicUrl}/plan`],
  ]);
  const { nodes } = (await connection()).runs;
  expect(nodes).toMatchObject([
    { bot: null, action: 'postMessage', status: 'SUCCEEDED' },
    { bot: null, action: 'postMessage', status: 'SUCCEEDED' },
  ]);
});

type Gathered = EventPayload<'notifications.alerts-gathered.v1'>;
type GatheredAlert = Gathered['kinds'][number]['latest'][number];

const alert: Omit<GatheredAlert, 'text' | 'path'> = {
  ...{ since: told.since, notice: 'ONCE', isOver: false, figure: 1, threshold: null, botIds: [botOne] },
  ...{ botName: 'Recepción', conversationId: null, connectionId: null, endpointId: null },
};
const gathered: Gathered = {
  ...{ way: 'SLACK', since: told.since, count: 3, path: '/notifications' },
  ...{ title: 'Resumen de avisos: 3 avisos', text: 'Lo que pasó desde el 2 mar, 08:50. Horas de UTC.' },
  kinds: [
    {
      ...{ kind: 'BAD_RATING', severity: 'INFO', title: 'Malas calificaciones: 2', count: 2, overCount: 0 },
      latest: [
        { ...alert, text: '2 mar, 08:59 · Recepción: Calificación: 1.', path: '/conversations/cnv_2' },
        { ...alert, text: '2 mar, 08:50 · Recepción: Calificación: 2.', path: '/conversations/cnv_1' },
      ],
    },
    {
      ...{ kind: 'GOAL', severity: 'INFO', title: 'Objetivos: 1', count: 1, overCount: 0 },
      latest: [{ ...alert, text: '2 mar, 08:55 · <Cita>', path: '/conversations/cnv_3' }],
    },
  ],
};

test('A digest is posted once, with what it counts and where the newest lead, and one for webhooks is not', async () => {
  const origin = { occurredAt: world.clock.now(), organizationId: organizationA };
  const publish = async (id: string, payload: Gathered) =>
    world.bus.publish([makeEvent('notifications.alerts-gathered.v1', { ...origin, id }, payload)]);
  await publish(testId(0x7001), { ...gathered, way: 'WEBHOOK' });
  for (let n = 0; n < 3; n += 1) await publish(testId(0x7002), gathered);
  await workDueRuns(world.deps);
  await workDueRuns(world.deps);
  expect(slack.messages.map(({ text }) => text)).toEqual([
    [
      ...['Resumen de avisos: 3 avisos', gathered.text, ''],
      'Malas calificaciones: 2',
      `• 2 mar, 08:59 · Recepción: Calificación: 1. ${publicUrl}/conversations/cnv_2`,
      `• 2 mar, 08:50 · Recepción: Calificación: 2. ${publicUrl}/conversations/cnv_1`,
      '',
      'Objetivos: 1',
      `• 2 mar, 08:55 · &lt;Cita&gt; ${publicUrl}/conversations/cnv_3`,
      '',
      `${publicUrl}/notifications`,
    ].join('\n'),
  ]);
});

test('One that Slack took and whose answer was lost is not posted again', async () => {
  slack.failNext(['cut'], /postMessage/);
  await tell();
  await passes(60_000);
  expect(slack.messages).toHaveLength(1);
  expect((await connection()).runs.nodes).toMatchObject([{ status: 'SUCCEEDED' }]);
});

test('While Slack is away it is tried again for a day, and then shown as failed', async () => {
  slack.failNext(Array.from({ length: 40 }, () => 'fail'));
  await tell();
  for (let hour = 0; hour < 26; hour += 1) await passes(3_600_000);
  expect(slack.messages).toEqual([]);
  expect((await connection()).runs.nodes).toMatchObject([{ status: 'FAILED', code: 'STATUS_503' }]);
});

test('A channel that is gone is shown as failed at once, and the connection goes on working', async () => {
  await chosen({ connectionId, channel: 'C404' });
  await tell();
  expect(await connection()).toMatchObject({
    state: 'CONNECTED',
    runs: { nodes: [{ status: 'FAILED', code: 'CHANNEL_NOT_FOUND' }] },
  });
});

test('What is wrong with the connection itself is not told by it', async () => {
  slack.token = 'another';
  await tell();
  expect((await connection()).state).toBe('REAUTHORIZE');
  const seen = slack.seen.length;
  await tell({ kind: 'INTEGRATION_BROKEN', connectionId: tryFromGlobalId('connection', connectionId) });
  expect(slack.seen).toHaveLength(seen);
  expect((await connection()).runs.nodes).toHaveLength(1);
  slack.token = 'token-1';
});

test('A connection that only some bots may use tells of alerts of all of them', async () => {
  const update =
    'mutation ($input: UpdateConnectionInput!) { updateConnection(input: $input) { userErrors { code } } }';
  await world.tell(ana, update, { input: { connectionId, botIds: [toGlobalId('bot', botOne)] } });
  await tell({ botIds: [] });
  expect(slack.messages).toHaveLength(1);
});

test('A channel needs a connection of Slack of the own organization, and is forgotten with it', async () => {
  const sheets = toGlobalId('connection', await connectionTo(world, 'google-sheets'));
  expect(await chosen({ connectionId: sheets, channel: 'C1' })).toMatchObject({
    slackAlerts: null,
    userErrors: [{ field: ['connectionId'], code: 'INVALID_VALUE' }],
  });
  expect(await chosen({ connectionId, channel: '#general' })).toMatchObject({
    userErrors: [{ field: ['channel'], code: 'INVALID_VALUE' }],
  });
  expect(await chosen({ connectionId, channel: 'C1' }, bruno)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  const manager = principals.admin({ organizationId: organizationA, role: 'BOT_MANAGER', botIds: [botOne] });
  expect(await chosen({ connectionId, channel: 'C1' }, manager)).toBe('FORBIDDEN');
  expect(await place()).toMatchObject({ channel: 'C1', connection: { id: connectionId } });
  await world.tell(ana, remove, { id: connectionId });
  expect(await place()).toBeNull();
  await tell();
  expect(slack.messages).toEqual([]);
});

test('An organization that chooses none any more is told nothing', async () => {
  expect(await chosen({})).toEqual({ slackAlerts: null, userErrors: [] });
  expect(await place()).toBeNull();
  await tell();
  expect(slack.messages).toEqual([]);
});
