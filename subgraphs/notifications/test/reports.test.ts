import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { toGlobalId } from '@tertulia/subgraph';
import { eventually, principals, testId } from '@tertulia/testkit';
import { notificationsWorld, organizationA, organizationB, type World } from './world.js';

const mailOf = `query ($id: ID!) { _entities(representations: [{ __typename: "ReportDelivery", id: $id }]) { ... on ReportDelivery {
  mail { kind state code attempts user { id } } } } }`;
const resend = `mutation ($input: ResendMailInput!) { resendMail(input: $input) { mail { state } userErrors { code } } }`;
const [ana, stranger] = [testId(0xc1), testId(0xcf)];

let world: World;
beforeAll(async () => {
  world = await notificationsWorld({ replicas: 2 });
  world.start();
});
afterAll(async () => world.close());
beforeEach(() => {
  world.server.received.length = 0;
  world.server.behave = () => ({ kind: 'ACCEPTED' });
  world.names.report = 'Cada día';
});

async function due(userId = ana, deliveryId = world.ids.next()): Promise<string> {
  await world.emit('analytics.report-due.v1', organizationA, { deliveryId, scheduleId: testId(1), userId });
  return deliveryId;
}

async function stateOf(deliveryId: string, caller = world.principalOf('Ana')) {
  const { _entities: found } = await world.tell(caller, mailOf, { id: toGlobalId('reportDelivery', deliveryId) });
  return (found as unknown as [{ mail: { state: string; code: string | null } | null }])[0].mail;
}

const becomes = async (deliveryId: string, expected: Record<string, unknown>) =>
  eventually(async () => expect(await stateOf(deliveryId)).toMatchObject(expected));

test('A report that is due is mailed to its person once, with its file, however often it is asked for', async () => {
  const deliveryId = await due();
  await becomes(deliveryId, { state: 'SENT', kind: 'REPORT', attempts: 1, user: { id: toGlobalId('user', ana) } });
  await due(ana, deliveryId);
  const next = await due();
  await becomes(next, { state: 'SENT' });
  const [first, second, ...more] = world.server.received;
  expect([second?.messageId, more]).toEqual([`${next}@tertulia.test`, []]);
  expect(first).toMatchObject({
    ...{ messageId: `${deliveryId}@tertulia.test`, to: { name: 'Ana', address: 'ana@example.com' } },
    subject: 'Cada día: 1 mar 2026',
    text: expect.stringContaining('va adjunto en PDF'),
  });
  expect(first?.attachments).toEqual([
    {
      ...{ fileName: 'tertulia-2026-03-02.pdf', contentType: 'application/pdf' },
      content: Buffer.from('%PDF of the test'),
    },
  ]);
});

test('A mailed report is told once for its delivery, and one that was not accepted is not', async () => {
  const sent = await due();
  await becomes(sent, { state: 'SENT' });
  world.server.behave = () => ({ kind: 'REFUSED_FOR_GOOD', code: 'NO_SUCH_MAILBOX' });
  const refused = await due(testId(0xc3));
  await becomes(refused, { state: 'REFUSED' });
  const told = await world.told('notifications.report-mailed.v1');
  const payload = { deliveryId: sent, userId: ana, sealedAddress: null, fileName: 'tertulia-2026-03-02.pdf' };
  expect(told.filter(({ deliveryId }) => deliveryId === sent)).toEqual([payload]);
  expect(told.some(({ deliveryId }) => deliveryId === refused)).toBe(false);
});

test('A server that is busy is tried again with the same mail, and one that refuses for good shows in the history', async () => {
  world.server.behave = () => ({ kind: 'REFUSED_FOR_NOW', code: 'BUSY' });
  const deliveryId = await due();
  await becomes(deliveryId, { state: 'PENDING', code: 'BUSY', attempts: 1 });
  world.server.behave = () => ({ kind: 'REFUSED_FOR_GOOD', code: 'NO_SUCH_MAILBOX' });
  world.clock.advance(75_000);
  await world.tick();
  await becomes(deliveryId, { state: 'REFUSED', code: 'NO_SUCH_MAILBOX', attempts: 2 });
  expect(new Set(world.server.received.map(({ messageId }) => messageId)).size).toBe(1);
  const rested = await due();
  await becomes(rested, { state: 'CANCELLED', code: 'ADDRESS_RESTED' });
  world.server.behave = () => ({ kind: 'ACCEPTED' });
  const input = { mailId: toGlobalId('mail', deliveryId) };
  expect(await world.tell(world.principalOf('Ana'), resend, { input })).toMatchObject({
    resendMail: { userErrors: [] },
  });
  await becomes(deliveryId, { state: 'SENT' });
});

test('Whoever is no member, or whose schedule was removed, gets none', async () => {
  await becomes(await due(stranger), { state: 'CANCELLED', code: 'LEFT' });
  world.names.report = null;
  await becomes(await due(), { state: 'CANCELLED', code: 'GONE' });
  expect(world.server.received).toEqual([]);
});

test('Elsewhere the mail does not exist, and members who do not administer are refused', async () => {
  const deliveryId = await due();
  await becomes(deliveryId, { state: 'SENT' });
  expect(await stateOf(deliveryId, principals.admin({ organizationId: organizationB }))).toBeNull();
  const variables = { id: toGlobalId('reportDelivery', deliveryId) };
  const { errors } = await world.ask({ ...world.principalOf('Vera'), role: 'VIEWER' }, mailOf, variables);
  expect(errors?.map((error) => error.extensions?.['code'])).toEqual(['FORBIDDEN']);
});

const feed = `query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) { ... on User {
  notifications(first: 50, filter: { kind: REPORT_FAILED }) { nodes { title body url } } } } }`;

async function toldOf(name: string): Promise<{ title: string; body: string; url: string }[]> {
  const caller = world.principalOf(name);
  const { _entities: found } = await world.tell(caller, feed, { id: toGlobalId('user', caller.userId) });
  return (found as unknown as [{ notifications: { nodes: { title: string; body: string; url: string }[] } }])[0]
    .notifications.nodes;
}

test('Administrators are told of a report that failed for good, once, and of no report that is still tried or not wanted', async () => {
  const before = (await toldOf('Ana')).length;
  world.server.behave = () => ({ kind: 'REFUSED_FOR_NOW', code: 'BUSY' });
  const later = await due();
  await becomes(later, { state: 'PENDING', code: 'BUSY' });
  world.server.behave = () => ({ kind: 'REFUSED_FOR_GOOD', code: 'NO_SUCH_MAILBOX' });
  await becomes(await due(), { state: 'REFUSED' });
  await becomes(await due(), { state: 'CANCELLED', code: 'ADDRESS_RESTED' });
  await eventually(async () => {
    await world.tick();
    expect(await toldOf('Ana')).toHaveLength(before + 1);
  });
  expect((await toldOf('Ana'))[0]).toEqual({
    title: 'Un reporte programado no llegó',
    body: expect.stringContaining('NO_SUCH_MAILBOX'),
    url: '/reports/schedules',
  });
  expect(await toldOf('Vera')).toEqual([]);
  expect(await toldOf('Bruno')).toEqual([]);
  // Its turn passes unsent.
  world.clock.advance(25 * 3_600_000);
  await eventually(async () => {
    await world.tick();
    expect((await stateOf(later))?.state).toBe('EXPIRED');
    expect(await toldOf('Ana')).toHaveLength(before + 2);
  });
});
