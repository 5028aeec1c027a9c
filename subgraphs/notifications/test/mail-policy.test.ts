import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import { toGlobalId } from '@tertulia/subgraph';
import { assertForeignIsMissing, eventually, principals, testId } from '@tertulia/testkit';
import { notificationsWorld, organizationA, organizationB, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await notificationsWorld();
  world.start();
});
afterAll(async () => world.close());

const allow = `mutation ($input: AllowNotificationMailInput!) {
  allowNotificationMail(input: $input) { organization { isNotificationMailAllowed } userErrors { code } } }`;
const ofOrganization = `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) {
  ... on Organization { isNotificationMailAllowed } } }`;
const ofPerson = `query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) {
  ... on User { notificationPreferences { isMailAllowed } } } }`;

/** Of this Ana alone is told. */
async function nears(month: number): Promise<void> {
  const resetsAt = `2026-${String(month).padStart(2, '0')}-01T00:00:00Z`;
  const limit = { limit: 'CONVERSATIONS', percent: 90, used: 90, max: 100, resetsAt } as const;
  await world.emit('billing.limit-reached.v1', organizationA, limit);
}

async function mails(): Promise<{ kind: string; state: string; code: string | null }[]> {
  return asPlatform('test', async () =>
    world.database.read(async (em) => em.execute('select kind, state, code from dispatch order by id')),
  );
}

async function told(): Promise<number | undefined> {
  const sql = 'select count(*)::int as n from notification where is_in_feed';
  return asPlatform('test', async () =>
    world.database.read(async (em) => (await em.execute<{ n: number }[]>(sql))[0]?.n),
  );
}

test('an administrator forbids mails to all: planned ones are not sent, none is planned, and feed and accounts go on', async () => {
  const ana = world.principalOf('Ana');
  await nears(4);
  await eventually(async () => expect((await mails()).map(({ state }) => state)).toEqual(['PENDING']));
  expect(await world.tell(ana, allow, { input: { isAllowed: false } })).toMatchObject({
    allowNotificationMail: { organization: { isNotificationMailAllowed: false }, userErrors: [] },
  });
  await nears(5);
  await eventually(async () => expect(await told()).toBe(2));
  world.clock.advance(316_000);
  await world.tick();
  await eventually(async () => expect((await mails()).map(({ code }) => code)).toEqual(['MAIL_OFF']));
  const code = { kind: 'SIGN_UP_CODE', code: '804213', locale: 'es' } as const;
  await world.requestMail({ ...code, to: { name: 'Ana', address: 'ana@example.com' } });
  await eventually(async () =>
    expect(world.server.received.map(({ text }) => text.includes('804213'))).toEqual([true]),
  );
  const vera = world.principalOf('Vera');
  expect(await world.tell(vera, ofPerson, { id: toGlobalId('user', vera.userId) })).toMatchObject({
    _entities: [{ notificationPreferences: { isMailAllowed: false } }],
  });
  await world.tell(ana, allow, { input: { isAllowed: true } });
  await nears(6);
  await eventually(async () => expect((await mails()).filter(({ state }) => state === 'PENDING').length).toBe(1));
});

test('what a digest has gathered is not sent either', async () => {
  const ana = world.principalOf('Ana');
  const change = `mutation { updateNotificationPreferences(input: { digest: DAILY }) { userErrors { code } } }`;
  await world.tell(ana, change);
  await nears(7);
  await eventually(async () => expect((await mails()).map(({ kind }) => kind)).toContain('DIGEST'));
  await world.tell(ana, allow, { input: { isAllowed: false } });
  world.clock.advance(24 * 3_600_000 + 16_000);
  await world.tick();
  await eventually(async () =>
    expect((await mails()).filter(({ kind }) => kind === 'DIGEST')).toMatchObject([
      { state: 'CANCELLED', code: 'MAIL_OFF' },
    ]),
  );
});

test('only who manages the alerts of every bot may forbid them, in the own organization alone', async () => {
  for (const name of ['Bruno', 'Vera']) {
    const refused = await world.ask(world.principalOf(name), allow, { input: { isAllowed: true } });
    expect([name, JSON.stringify(refused).includes('FORBIDDEN')]).toEqual([name, true]);
  }
  const stranger = principals.admin({ organizationId: organizationB, userId: testId(0xbb) });
  await world.tell(stranger, allow, { input: { isAllowed: true } });
  const id = toGlobalId('organization', organizationA);
  expect(await world.tell(world.principalOf('Ana'), ofOrganization, { id })).toMatchObject({
    _entities: [{ isNotificationMailAllowed: false }],
  });
  await assertForeignIsMissing(world.subgraph, stranger, [
    { name: 'mails', query: ofOrganization, foreignId: id, missingId: toGlobalId('organization', testId(0xf)) },
  ]);
});
