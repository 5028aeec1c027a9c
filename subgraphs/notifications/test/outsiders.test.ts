import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { takenAddressSealing } from '@tertulia/mail';
import { rawRoutes } from '@tertulia/service/http';
import { toGlobalId } from '@tertulia/subgraph';
import { eventually, testId } from '@tertulia/testkit';
import { notificationsWorld, organizationA, publicUrl, sealKeys, type World } from './world.js';

const mailOf = `query ($id: ID!) { _entities(representations: [{ __typename: "ReportDelivery", id: $id }]) { ... on ReportDelivery {
  mail { kind state code user { id } } } } }`;
const recipientId = testId(0xe1);
const outsider = { organizationId: organizationA, recipientId };

let world: World;
let door: Server;
let url = '';
beforeAll(async () => {
  world = await notificationsWorld({ replicas: 2 });
  world.start();
  const routes = rawRoutes(world.routes ?? []);
  door = createServer((request, response) => void routes.handle(request, response)).listen(0, '127.0.0.1');
  await once(door, 'listening');
  url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
});
afterAll(async () => {
  door.close();
  door.closeAllConnections();
  await world.close();
});
beforeEach(() => {
  world.server.received.length = 0;
  world.server.behave = () => ({ kind: 'ACCEPTED' });
  world.outsider.state = 'CONFIRMED';
  world.outsider.isAway = false;
});

async function due(kind: 'REPORT' | 'CONFIRMATION', mailId = world.ids.next()): Promise<string> {
  world.outsider.deliveries.add(toGlobalId('reportDelivery', mailId));
  await world.emit('analytics.outside-mail-due.v1', organizationA, { mailId, recipientId, kind });
  return mailId;
}

async function becomes(mailId: string, expected: Record<string, unknown>): Promise<void> {
  await eventually(async () => {
    const variables = { id: toGlobalId('reportDelivery', mailId) };
    const { _entities: found } = await world.tell(world.principalOf('Ana'), mailOf, variables);
    expect((found as unknown as [{ mail: unknown }])[0].mail).toMatchObject(expected);
  });
}

const pathOf = (change: 'CONFIRM' | 'LEAVE'): string =>
  world.deps.mails.outsiderLinks.urlFor(outsider, change).slice(publicUrl.length);

test('An outside address is asked by a mail that confirms by a link, once however often it is asked for', async () => {
  world.outsider.state = 'INVITED';
  const mailId = await due('CONFIRMATION');
  await becomes(mailId, { state: 'SENT', kind: 'REPORT_CONFIRMATION', user: null });
  await due('CONFIRMATION', mailId);
  const next = await due('CONFIRMATION');
  await becomes(next, { state: 'SENT' });
  const [mail, , ...more] = world.server.received;
  expect(more).toEqual([]);
  expect(mail).toMatchObject({
    ...{ to: { name: null, address: 'contadora@ejemplo.com' }, messageId: `${mailId}@tertulia.test` },
    unsubscribeUrl: `${publicUrl}${pathOf('LEAVE')}`,
    text: expect.stringContaining(pathOf('CONFIRM')),
  });
  expect(mail?.subject).toContain('Salón');
});

test('A report to an outside address has its file, a way to leave by one click, and no link into the portal', async () => {
  const mailId = await due('REPORT');
  await becomes(mailId, { state: 'SENT', kind: 'OUTSIDE_REPORT', user: null });
  const [mail] = world.server.received;
  expect(mail?.to.address).toBe('contadora@ejemplo.com');
  expect(mail?.attachments).toHaveLength(1);
  // The reader is in no organization: the footer names the one that sends.
  for (const letter of [mail?.text, mail?.html]) {
    expect(letter).toContain('Quien administra Salón puede cambiarlo');
    expect(letter).not.toContain('tu organización');
  }
  expect(mail?.unsubscribeUrl).toBe(`${publicUrl}${pathOf('LEAVE')}`);
  const addresses = [...`${mail?.html} ${mail?.text}`.matchAll(/https:\/\/tertulia\.test[^\s"<)]*/gu)].map(
    ([one]) => one,
  );
  expect(new Set(addresses)).toEqual(new Set([mail?.unsubscribeUrl]));
});

test('That a report left is told with the address sealed, and of a question whether it is wanted nothing is told', async () => {
  world.outsider.state = 'INVITED';
  const asked = await due('CONFIRMATION');
  await becomes(asked, { state: 'SENT' });
  world.outsider.state = 'CONFIRMED';
  const mailId = await due('REPORT');
  await becomes(mailId, { state: 'SENT' });
  const told = await world.told('notifications.report-mailed.v1');
  const [one, ...more] = told.filter(({ deliveryId }) => deliveryId === mailId || deliveryId === asked);
  expect(more).toEqual([]);
  expect(one).toMatchObject({ deliveryId: mailId, userId: null, fileName: 'tertulia-2026-03-02.pdf' });
  expect(JSON.stringify(one)).not.toContain('contadora');
  const { open } = takenAddressSealing(sealKeys);
  expect(open(mailId, one?.sealedAddress ?? '')).toBe('contadora@ejemplo.com');
});

test('What is queued for an address that left or was removed is not sent', async () => {
  world.outsider.state = 'LEFT';
  await becomes(await due('REPORT'), { state: 'CANCELLED', code: 'GONE' });
  await becomes(await due('CONFIRMATION'), { state: 'CANCELLED', code: 'GONE' });
  expect(world.server.received).toEqual([]);
});

test('An outside address that refuses for good gets nothing more', async () => {
  world.server.behave = () => ({ kind: 'REFUSED_FOR_GOOD', code: 'NO_SUCH_MAILBOX' });
  await becomes(await due('REPORT'), { state: 'REFUSED', code: 'NO_SUCH_MAILBOX' });
  world.server.received.length = 0;
  await becomes(await due('REPORT'), { state: 'CANCELLED', code: 'ADDRESS_RESTED' });
  expect(world.server.received).toEqual([]);
  await world.deps.work.transact({ organizationId: organizationA }, async ({ rested }) =>
    rested.wake({ organizationId: organizationA, userId: recipientId }),
  );
});

test('Opening a link changes nothing; its button confirms or leaves, in the language of the reader', async () => {
  world.outsider.state = 'INVITED';
  for (const change of ['CONFIRM', 'LEAVE'] as const) {
    const asked = await fetch(`${url}${pathOf(change)}`);
    expect(await asked.text()).toContain('<form method="post">');
    expect(world.outsider.state).toBe('INVITED');
  }
  const post = async (change: 'CONFIRM' | 'LEAVE') =>
    fetch(`${url}${pathOf(change)}`, { method: 'POST', headers: { 'accept-language': 'en' } });
  expect(await (await post('CONFIRM')).text()).toContain('you will get the report');
  expect(world.outsider.state).toBe('CONFIRMED');
  expect(await (await post('LEAVE')).text()).toContain('not get this report any more');
  expect(world.outsider.state).toBe('LEFT');
});

test('While analytics is away the page says so, and forged links lead nowhere', async () => {
  world.outsider.isAway = true;
  const refused = await fetch(`${url}${pathOf('LEAVE')}`, { method: 'POST' });
  expect([refused.status, await refused.text()]).toEqual([503, expect.stringContaining('Vuelve a intentarlo')]);
  const token = pathOf('CONFIRM').split('/').at(-1) ?? '';
  const [said = '', signature = ''] = token.split('.');
  const unsubscribe = world.deps.mails.links.urlFor({ organizationId: organizationA, userId: recipientId }, 'QUOTA');
  const forged = [
    ...['', said, `${said}.`, `${token}=`, `${token}a`, token.slice(0, -1), `.${signature}`],
    ...[`${said.replace('confirm', 'leave')}.${signature}`, `${said}.${'A'.repeat(43)}`],
    unsubscribe.split('/').at(-1) ?? '',
  ];
  for (const one of forged) {
    const { status } = await fetch(`${url}/mail/report/${one}`, { method: 'POST' });
    expect([one, status]).toEqual([one, 404]);
  }
});
