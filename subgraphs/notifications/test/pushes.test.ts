import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import { toGlobalId } from '@tertulia/subgraph';
import { assertForeignIsMissing, assertNeedsSignIn, eventually, principals, testId } from '@tertulia/testkit';
import { startPush, type BrowserSubscription, type PushVendor } from '../../../e2e/vendors/push.ts';
import { botOne, notificationsWorld, organizationA, organizationB, type World } from './world.js';

const register = `mutation ($input: RegisterPushDeviceInput!) { registerPushDevice(input: $input) {
  pushDevice { id label createdAt lastUsedAt } userErrors { field code } } }`;
const remove =
  'mutation ($id: ID!) { removePushDevice(input: { pushDeviceId: $id }) { pushDeviceId userErrors { code } } }';
const listed = `query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) { ... on User {
  pushDevices { id label lastUsedAt } } } }`;
const prefer = `mutation ($input: UpdateNotificationPreferencesInput!) { updateNotificationPreferences(input: $input) {
  userErrors { code } } }`;

let vendor: PushVendor;
let world: World;
let applicationServerKey = '';
beforeAll(async () => {
  vendor = await startPush();
  world = await notificationsWorld({ pushTarget: vendor.target });
  world.start();
  const told = await world.tell(world.principalOf('Ana'), '{ pushPublicKey }');
  applicationServerKey = String(told['pushPublicKey']);
});
afterAll(async () => {
  await world.close();
  await vendor.close();
});

interface Device {
  readonly id: string;
  readonly label: string;
  readonly lastUsedAt: string | null;
}

async function registered(name: string, input: BrowserSubscription): Promise<Device> {
  const { registerPushDevice } = await world.tell(world.principalOf(name), register, { input });
  const { pushDevice, userErrors } = registerPushDevice as unknown as { pushDevice: Device; userErrors: unknown[] };
  expect(userErrors).toEqual([]);
  return pushDevice;
}

async function devicesOf(name: string): Promise<Device[]> {
  const principal = world.principalOf(name);
  const { _entities: found } = await world.tell(principal, listed, { id: toGlobalId('user', principal.userId) });
  return (found as unknown as [{ pushDevices: Device[] }])[0].pushDevices;
}

/** Somebody tells the bot of a danger. */
async function urgent(n: number): Promise<void> {
  await world.emit('runtime.urgency-detected.v1', organizationA, {
    ...{ conversationId: testId(n), botId: botOne, versionId: null, channel: 'WEB', kind: 'HEALTH' },
    startedAt: world.clock.now().toISOString(),
  });
}

async function usage(percent: number): Promise<void> {
  await world.emit('billing.limit-reached.v1', organizationA, {
    ...{ limit: 'CONVERSATIONS', percent, used: percent, max: 100, resetsAt: '2026-04-01T00:00:00Z' },
  });
}

const pushesTo = ({ endpoint }: BrowserSubscription) => vendor.received.filter((push) => push.endpoint === endpoint);

async function states(): Promise<{ state: string; code: string | null; attempts: number }[]> {
  return asPlatform('test', async () =>
    world.database.read(async (em) =>
      em.execute("select state, code, attempts from dispatch where way = 'PUSH' order by created_at, id"),
    ),
  );
}

async function count(rows: string): Promise<number> {
  const [found] = await asPlatform('test', async () =>
    world.database.read(async (em) => em.execute<{ n: number }[]>(`select count(*)::int as n from ${rows}`)),
  );
  return found?.n ?? 0;
}

test('whoever is not signed in registers and removes nothing', async () => {
  const input = vendor.subscribe(applicationServerKey);
  const operations = [
    { query: register, variables: { input } },
    { query: remove, variables: { id: 'psh_1' } },
  ];
  await expect(assertNeedsSignIn(world.subgraph, operations)).resolves.toBeUndefined();
});

test('a registered browser is told what happened and where, signed and encrypted, and nothing else', async () => {
  const browser = vendor.subscribe(applicationServerKey);
  const device = await registered('Ana', browser);
  expect(device).toMatchObject({ label: 'Chrome · Windows', lastUsedAt: null });
  await urgent(1);
  await eventually(() => expect(pushesTo(browser).length).toBe(1));
  const [push] = pushesTo(browser);
  expect(push).toEqual({
    endpoint: browser.endpoint,
    message: {
      id: expect.stringMatching(/^ntf_\w+$/) as unknown,
      kind: 'URGENT',
      title: 'Una conversación necesita atención urgente',
      path: `/conversations/${toGlobalId('conversation', testId(1))}`,
    },
    ...{ ttl: 86_400, urgency: 'high', subject: 'https://tertulia.test' },
    topic: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
  });
  await eventually(async () => expect((await devicesOf('Ana'))[0]?.lastUsedAt).not.toBeNull());
  expect(await devicesOf('Bruno')).toEqual([]);
});

test('a push service that is busy is asked again at the times of mails, and one that says gone never again', async () => {
  const browser = vendor.subscribe(applicationServerKey);
  await registered('Bruno', browser);
  vendor.answerNext(browser.endpoint, [503, 429]);
  await urgent(2);
  const last = async () => (await states()).at(-1);
  await eventually(async () => expect(await last()).toEqual({ state: 'PENDING', code: 'HTTP_503', attempts: 1 }));
  await world.tick();
  expect(pushesTo(browser)).toEqual([]);
  world.clock.advance(75_000);
  await world.tick();
  await eventually(async () => expect(await last()).toEqual({ state: 'PENDING', code: 'HTTP_429', attempts: 2 }));
  world.clock.advance(315_000);
  await world.tick();
  await eventually(async () => expect(await last()).toMatchObject({ state: 'SENT', attempts: 3 }));
  expect(pushesTo(browser).length).toBe(1);
  // What is left of the day.
  expect(pushesTo(browser)[0]?.ttl).toBe(86_400 - 75 - 315);
  vendor.answerNext(browser.endpoint, [410]);
  await urgent(3);
  await eventually(async () => expect(await devicesOf('Bruno')).toEqual([]));
  expect(pushesTo(browser).length).toBe(1);
});

test('a kind that is switched off is not pushed, and at quiet hours only what is urgent', async () => {
  const [device] = await devicesOf('Ana');
  const browser = vendor.subscribe(applicationServerKey);
  await world.tell(world.principalOf('Ana'), remove, { id: device?.id });
  await registered('Ana', browser);
  const input = {
    routes: [{ kind: 'PUBLICATION_FAILED', way: 'PUSH', isOn: false }],
    ...{ quietFrom: 0, quietTo: 1_439, timeZone: 'UTC' },
  };
  await world.tell(world.principalOf('Ana'), prefer, { input });
  const failed = { publicationId: testId(0x61), botId: botOne, versionId: null, code: 'NOT_WARMED' };
  await world.emit('bots.publication-failed.v1', organizationA, failed);
  await usage(75);
  await urgent(4);
  const kinds = () => pushesTo(browser).map(({ message }) => (message as { kind: string }).kind);
  await eventually(() => expect(kinds()).toEqual(['URGENT']));
  // The push of the limit is stored and waits; events are handled side by side, so it may be the later one.
  await eventually(async () => expect(await count("dispatch where way = 'PUSH' and state = 'PENDING'")).toBe(1));
  await world.tell(world.principalOf('Ana'), prefer, { input: { quietFrom: null, quietTo: null } });
  world.clock.advance(1_440 * 60_000 - 60_000);
  await world.tick();
  await eventually(() => expect(kinds().sort()).toEqual(['QUOTA', 'URGENT']));
});

test('what cannot be reached or read is refused when it is registered', async () => {
  const good = vendor.subscribe(applicationServerKey);
  const refused = async (changed: Partial<BrowserSubscription>) => {
    const told = await world.tell(world.principalOf('Ana'), register, { input: { ...good, ...changed } });
    return (told['registerPushDevice'] as unknown as { userErrors: unknown }).userErrors;
  };
  for (const endpoint of ['http://push.example/x', 'https://127.0.0.1/x', 'https://localhost/x', 'x', '']) {
    expect(await refused({ endpoint })).toEqual([{ field: ['endpoint'], code: 'INVALID_VALUE' }]);
  }
  expect(await refused({ p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: 'AAAA' })).toEqual([
    { field: ['p256dh'], code: 'INVALID_VALUE' },
    { field: ['auth'], code: 'INVALID_VALUE' },
  ]);
});

test('a browser is registered once and is that of the last person, and of 21 the oldest makes room', async () => {
  const shared = vendor.subscribe(applicationServerKey);
  const first = await registered('Ana', shared);
  expect((await registered('Ana', shared)).id).toBe(first.id);
  const second = await registered('Bruno', shared);
  expect(second.id).not.toBe(first.id);
  expect((await devicesOf('Ana')).map(({ id }) => id)).not.toContain(first.id);
  expect((await devicesOf('Bruno')).map(({ id }) => id)).toEqual([second.id]);
  for (let n = 0; n < 20; n += 1) await registered('Bruno', vendor.subscribe(applicationServerKey));
  const kept = await devicesOf('Bruno');
  expect(kept.length).toBe(20);
  expect(kept.map(({ id }) => id)).not.toContain(second.id);
});

test("another person's or organization's browsers behave like missing ones", async () => {
  const [device] = await devicesOf('Bruno');
  const foreignId = device?.id ?? '';
  const missingId = toGlobalId('pushDevice', testId(0xf));
  const strangers = [
    world.principalOf('Ana'),
    principals.admin({ organizationId: organizationB, userId: testId(0xbb) }),
  ];
  for (const stranger of strangers) {
    await assertForeignIsMissing(world.subgraph, stranger, [{ name: 'remove', query: remove, foreignId, missingId }]);
  }
  expect((await devicesOf('Bruno')).map(({ id }) => id)).toContain(foreignId);
});

test('the list of mails has no pushes', async () => {
  const { _entities: found } = await world.tell(
    world.principalOf('Ana'),
    `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) { ... on Organization {
      mailLog(first: 50) { totalCount nodes { kind } } } } }`,
    { id: toGlobalId('organization', organizationA) },
  );
  const { mailLog } = (found as unknown as [{ mailLog: { totalCount: number; nodes: unknown[] } }])[0];
  const mails = await count("dispatch where way = 'EMAIL'");
  expect([mailLog.totalCount, mailLog.nodes.length]).toEqual([mails, mails]);
  expect(await count("dispatch where way = 'PUSH'")).toBeGreaterThan(0);
});

test('a browser is told nothing once the session has ended in which it was registered, in any organization', async () => {
  const browser = vendor.subscribe(applicationServerKey);
  const own = world.principalOf('Ana');
  const sessionId = testId(0x5e);
  for (const organizationId of [organizationA, organizationB]) {
    await world.tell({ ...own, sessionId, organizationId }, register, { input: browser });
  }
  const other = await registered('Ana', vendor.subscribe(applicationServerKey));
  expect(await count(`push_device where session_id = '${sessionId}'`)).toBe(2);
  await world.emit('identity.session-ended.v1', organizationB, { sessionId, userId: own.userId });
  await eventually(async () => expect(await count(`push_device where session_id = '${sessionId}'`)).toBe(0));
  expect((await devicesOf('Ana')).map(({ id }) => id)).toContain(other.id);
});

test('whoever left is told nothing in any browser', async () => {
  for (const { id } of await devicesOf('Bruno')) await world.tell(world.principalOf('Bruno'), remove, { id });
  const browser = vendor.subscribe(applicationServerKey);
  await registered('Bruno', browser);
  vendor.answerNext(browser.endpoint, [503]);
  await urgent(5);
  const last = async () => (await states()).at(-1);
  await eventually(async () => expect(await last()).toMatchObject({ state: 'PENDING', code: 'HTTP_503' }));
  const { userId } = world.principalOf('Bruno');
  world.people.splice(0, world.people.length, ...world.people.filter((one) => one.userId !== userId));
  world.clock.advance(75_000);
  await world.tick();
  await eventually(async () => expect(await last()).toMatchObject({ state: 'CANCELLED', code: 'LEFT' }));
  expect(pushesTo(browser)).toEqual([]);
  const left = { userId, change: 'REMOVED' as const, role: 'BOT_MANAGER' as const, botIds: [botOne] };
  await world.emit('identity.membership-changed.v1', organizationA, left);
  expect(await count(`push_device where user_id = '${userId}'`)).toBe(0);
});

test('without a key an installation says that it notifies no browsers', async () => {
  const other = await notificationsWorld({ pushKey: null });
  const ana = other.principalOf('Ana');
  expect(await other.tell(ana, '{ pushPublicKey }')).toEqual({ pushPublicKey: null });
  const input = vendor.subscribe(applicationServerKey);
  expect(await other.tell(ana, register, { input })).toEqual({
    registerPushDevice: { pushDevice: null, userErrors: [{ field: null, code: 'PUSH_NOT_SET_UP' }] },
  });
  await other.close();
});
