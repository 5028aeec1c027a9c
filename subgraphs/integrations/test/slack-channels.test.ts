import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Principal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { principals } from '@tertulia/testkit';
import { startSlack, type SlackVendor } from '../../../e2e/vendors/slack.js';
import { platformConnectors } from '../src/connectors/all.js';
import { connectionTo } from './inbound-sources.js';
import { ana, botOne, bruno, integrationsWorld, organizationA, type World } from './world.js';

const list = `query ($id: ID!) { connection(id: $id) { state actions { name inputs { name isChannel } }
  slackChannels { isComplete code channels { id name isPrivate isMember } } } }`;

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
  slack.heal();
  slack.token = 'token-1';
  slack.retryAfterSeconds = 0;
  slack.listedAtOnce = 200;
  slack.listed = [{ id: 'C1', name: 'general', is_member: true }];
  connectionId = toGlobalId('connection', await connectionTo(world, 'slack'));
});

interface Listed {
  readonly state: string;
  readonly actions: readonly { readonly inputs: readonly { readonly name: string; readonly isChannel: boolean }[] }[];
  readonly slackChannels: {
    readonly isComplete: boolean;
    readonly code: string | null;
    readonly channels: readonly object[];
  };
}

async function connection(principal: Principal = ana): Promise<Listed | null> {
  const { connection: found } = await world.tell(principal, list, { id: connectionId });
  return found ?? null;
}

const asked = () => slack.seen.filter(({ path }) => path.includes('conversations.list')).length;

test('Every page of the channels is read, without archived ones, and says which are private and where the app is', async () => {
  const many = Array.from({ length: 450 }, (_, n) => ({ id: `C${n}`, name: `canal-${n}`, is_member: n % 2 === 0 }));
  slack.listed = [
    ...many,
    { id: 'G9', name: 'dirección', is_private: true, is_member: true },
    { id: 'C9X', name: 'viejo', is_archived: true },
  ];
  const before = asked();
  const found = await connection();
  expect(found?.slackChannels).toMatchObject({ isComplete: true, code: null });
  expect(found?.slackChannels.channels).toHaveLength(451);
  expect(found?.slackChannels.channels.at(-1)).toEqual({
    id: 'G9',
    name: 'dirección',
    isPrivate: true,
    isMember: true,
  });
  expect(asked() - before).toBe(3);
  const [post] = found?.actions ?? [];
  expect(post?.inputs.map(({ name, isChannel }) => [name, isChannel])).toContainEqual(['channel', true]);
});

test('For a minute the list is not asked again, and afterwards it is', async () => {
  const before = asked();
  await connection();
  await connection();
  expect(asked() - before).toBe(1);
  world.clock.advance(60_001);
  await connection();
  expect(asked() - before).toBe(2);
});

test('Slack is left alone for as long as it asks, and what was read by then is shown', async () => {
  slack.retryAfterSeconds = 30;
  slack.failNext(['limit'], /list/);
  const before = asked();
  expect((await connection())?.slackChannels).toEqual({ channels: [], isComplete: false, code: 'LIMITED' });
  world.clock.advance(29_000);
  expect((await connection())?.slackChannels.code).toBe('LIMITED');
  expect(asked() - before).toBe(1);
  world.clock.advance(2_000);
  slack.listedAtOnce = 1;
  slack.listed = [...(slack.listed ?? []), { id: 'C2', name: 'ventas' }];
  slack.failNext(['limit'], /cursor/);
  expect((await connection())?.slackChannels).toMatchObject({
    isComplete: false,
    code: null,
    channels: [{ id: 'C1' }],
  });
});

test('It ends after fifteen pages and says that there is more', async () => {
  slack.listedAtOnce = 1;
  slack.listed = Array.from({ length: 40 }, (_, n) => ({ id: `C${n}`, name: `canal-${n}` }));
  const found = await connection();
  expect(found?.slackChannels.isComplete).toBe(false);
  expect(found?.slackChannels.channels).toHaveLength(15);
});

test('What cannot be read says why, and an outage is asked again at once', async () => {
  slack.listed = null;
  expect((await connection())?.slackChannels.code).toBe('MISSING_SCOPE');
  slack.listed = [{ id: 'C1', name: 'general' }];
  slack.failNext(['fail'], /list/);
  expect((await connection())?.slackChannels.code).toBe('OUTAGE');
  expect((await connection())?.slackChannels.code).toBeNull();
});

test('A token that Slack refuses makes the connection ask for a new authorisation', async () => {
  slack.token = 'another';
  expect((await connection())?.slackChannels.code).toBe('AUTHENTICATION');
  expect(await connection()).toMatchObject({
    state: 'REAUTHORIZE',
    slackChannels: { code: 'CONNECTION_NEEDS_AUTHORIZATION' },
  });
});

test('Channels are for those who manage connections of the own organization, and other connectors have none', async () => {
  expect(await connection(bruno)).toBeNull();
  const viewer = principals.admin({ organizationId: organizationA, role: 'VIEWER' });
  const { data, errors } = await world.ask(viewer, list, { id: connectionId });
  expect(data).toMatchObject({ connection: null });
  expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  const manager = principals.admin({ organizationId: organizationA, role: 'BOT_MANAGER', botIds: [botOne] });
  expect((await connection(manager))?.slackChannels.channels).toHaveLength(1);
  connectionId = toGlobalId('connection', await connectionTo(world, 'google-sheets'));
  expect((await connection())?.slackChannels).toEqual({ channels: [], isComplete: true, code: null });
});
