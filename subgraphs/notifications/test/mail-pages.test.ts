import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rawRoutes } from '@tertulia/service/http';
import { eventually, testId } from '@tertulia/testkit';
import { hmacUnsubscribeLinks } from '../src/clients/hmac-unsubscribe-links.js';
import { isOfThisMachine } from '../src/clients/mail-routes.js';
import { noMailSender } from '../src/clients/mail-senders.js';
import { botOne, notificationsWorld, organizationA, organizationB, publicUrl, type World } from './world.js';

const hostile = '<img src=x onerror=alert(1)>"\'&';

let world: World;
let door: Server;
let url: string;
beforeAll(async () => {
  world = await notificationsWorld({ hasServer: false, hasMailTray: true });
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

async function urgency(n: number): Promise<void> {
  const startedAt = world.clock.now().toISOString();
  const about = { conversationId: testId(n), botId: botOne, versionId: null, channel: 'WEB', startedAt };
  await world.emit('runtime.urgency-detected.v1', organizationA, { ...about, kind: 'HEALTH' });
}

const page = async (headers: Record<string, string> = {}) => fetch(`${url}/mail`, { headers });

test('without a server, kept mails are shown to this machine, with what they say and without running any of it', async () => {
  await world.requestMail({
    ...({ kind: 'INVITATION', organization: hostile, invitedBy: 'Ana', locale: 'es' } as const),
    ...{ url: 'https://tertulia.test/invitation/abc', expiresAt: '2026-03-09T00:00:00Z' },
    to: { name: hostile, address: 'nueva@example.com' },
  });
  const shown = await eventually(async () => {
    const text = await (await page()).text();
    expect(text).toContain('Ana te invita a');
    return text;
  });
  expect(shown).toContain('<iframe sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(shown).not.toContain('<img src=x');
  expect(shown).not.toMatch(/<script/i);
  expect(shown).toContain('https://tertulia.test/invitation/abc');
  const response = await page({ 'accept-language': 'en-GB,en;q=0.9' });
  expect(await response.text()).toContain('<html lang="en">');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('a report that was kept can be saved from the page', async () => {
  const delivery = { deliveryId: world.ids.next(), scheduleId: testId(1), userId: testId(0xc1) };
  await world.emit('analytics.report-due.v1', organizationA, delivery);
  await eventually(async () => {
    const address = `data:application/pdf;base64,${Buffer.from('%PDF of the test').toString('base64')}`;
    expect(await (await page()).text()).toContain(`<a download="tertulia-2026-03-02.pdf" href="${address}">`);
  });
});

test('kept mails are shown under no other name', async () => {
  expect((await page({ 'x-forwarded-host': 'tertulia.example.com' })).status).toBe(404);
  expect((await page({ 'x-forwarded-host': 'localhost.example.com' })).status).toBe(404);
});

test('kept mails are shown only to connections of this machine, under its own names, through its own proxies', () => {
  const asked = (remoteAddress: string, headers: Record<string, string>) => isOfThisMachine({ remoteAddress, headers });
  const host = 'localhost:3000';
  expect(asked('127.0.0.1', { host })).toBe(true);
  expect(asked('::1', { host: '[::1]:3000' })).toBe(true);
  expect(asked('::ffff:127.0.0.1', { host: '127.0.0.1', 'x-forwarded-for': '127.0.0.1' })).toBe(true);
  // Another machine that claims the name, and a name of elsewhere that leads to this machine.
  for (const other of ['192.168.1.20', '::ffff:10.0.0.1', 'fe80::1', '127.0.0.1.evil.example', '']) {
    expect([other, asked(other, { host })]).toEqual([other, false]);
  }
  for (const name of ['evil.example', 'localhost.evil.example', 'localhost@evil.example', '127.0.0.1.nip.io', '']) {
    expect([name, asked('127.0.0.1', { host: name })]).toEqual([name, false]);
  }
  expect(asked('127.0.0.1', { host: 'evil.example', 'x-forwarded-host': host })).toBe(false);
  expect(asked('127.0.0.1', { host, 'x-forwarded-for': '127.0.0.1, 203.0.113.5' })).toBe(false);
  expect(asked('127.0.0.1', {})).toBe(false);
});

test('the link of a mail asks first and unsubscribes when its button posts, for its kind and its person', async () => {
  await urgency(0x201);
  const mails = await eventually(async () => {
    const text = await (await page()).text();
    expect(text).toContain('ana@example.com');
    expect(text).toContain('bruno@example.com');
    return text;
  });
  expect(mails).toContain('/mail/unsubscribe/');
  const link = world.deps.mails.links.urlFor({ organizationId: organizationA, userId: testId(0xc1) }, 'URGENT');
  const path = link.slice(publicUrl.length);
  const preferences = async () =>
    world.deps.work.read({ organizationId: organizationA }, async (stores) =>
      stores.preferences.of(organizationA, [testId(0xc1), testId(0xc2)]),
    );
  const asked = await fetch(`${url}${path}`);
  expect(await asked.text()).toContain('<form method="post">');
  expect((await preferences()).size).toBe(0);
  for (let time = 0; time < 2; time += 1) {
    const done = await fetch(`${url}${path}`, { method: 'POST', body: 'List-Unsubscribe=One-Click' });
    expect(done.status).toBe(200);
  }
  expect([...(await preferences()).keys()]).toEqual([testId(0xc1)]);
  expect((await preferences()).get(testId(0xc1))?.routes).toEqual([
    { kind: 'URGENT', way: 'EMAIL', isOn: false, botIds: [] },
  ]);
});

test('the link of a digest says what it ends, and ends mails of every kind that is not urgent', async () => {
  const own = { organizationId: organizationA, userId: testId(0xc2) };
  const path = world.deps.mails.links.urlFor(own, 'DIGEST').slice(publicUrl.length);
  expect(await (await fetch(`${url}${path}`)).text()).toContain('¿No recibir más resúmenes?');
  const english = { method: 'POST', headers: { 'accept-language': 'en' } };
  expect(await (await fetch(`${url}${path}`, english)).text()).toContain('you will get no more digests');
  const saved = await world.deps.work.read(own, async ({ preferences }) =>
    preferences.of(organizationA, [testId(0xc2)]),
  );
  const ended = saved.get(testId(0xc2))?.routes.map(({ kind }) => kind) ?? [];
  expect(ended).toEqual(expect.arrayContaining(['QUOTA', 'GOAL', 'SLOW']));
  expect(ended).not.toEqual(expect.arrayContaining(['URGENT']));
  expect(ended).not.toEqual(expect.arrayContaining(['WAITING_HUMAN']));
});

test('sixty forged links are not accepted', async () => {
  const own = { organizationId: organizationA, userId: testId(0xc1) };
  const token = world.deps.mails.links.urlFor(own, 'QUOTA').split('/').at(-1) ?? '';
  const [said = '', signature = ''] = token.split('.');
  const foreign =
    hmacUnsubscribeLinks(publicUrl, ['f'.repeat(32)])
      .urlFor(own, 'QUOTA')
      .split('/')
      .at(-1) ?? '';
  const other =
    world.deps.mails.links
      .urlFor({ ...own, organizationId: organizationB }, 'QUOTA')
      .split('/')
      .at(-1) ?? '';
  const forged = [
    ...[
      '',
      '.',
      '..',
      'null',
      'undefined',
      '%00',
      said,
      `${said}.`,
      `.${signature}`,
      foreign,
      `${token}=`,
      ` ${token}`,
    ],
    ...[`${token}a`, token.slice(0, -1), token.toUpperCase(), `${other.split('.')[0]}.${signature}`],
    ...[`${said.replace('quota', 'goal')}.${signature}`, `${said.replace('quota', 'nothing')}.${signature}`],
    ...[`${said}.${'A'.repeat(43)}`, `${said}.${signature}.${signature}`, encodeURIComponent(`${token}\r\nx: y`)],
    ...Array.from({ length: 20 }, () => `${said}.${randomBytes(32).toString('base64url')}`),
    ...Array.from({ length: 19 }, (_, index) => {
      const at = index + 1;
      return `${said.slice(0, at)}${said[at] === '0' ? '1' : '0'}${said.slice(at + 1)}.${signature}`;
    }),
  ];
  expect(forged.length).toBe(60);
  const statuses: number[] = [];
  for (const one of forged) statuses.push((await fetch(`${url}/mail/unsubscribe/${one}`, { method: 'POST' })).status);
  expect(statuses.filter((status) => status === 200)).toEqual([]);
});

test('where no server is set and none is kept, mails are refused and nobody’s address rests', async () => {
  expect(
    await noMailSender.send({
      messageId: 'a',
      to: { name: null, address: 'a@b' },
      subject: '',
      html: '',
      text: '',
      unsubscribeUrl: null,
    }),
  ).toEqual({
    ...{ kind: 'REFUSED_FOR_GOOD', code: 'NO_MAIL_SERVER' },
  });
  const alone = await notificationsWorld({ hasServer: false });
  alone.start();
  const ana = alone.principalOf('Ana');
  expect(await alone.tell(ana, '{ mailDelivery }')).toEqual({ mailDelivery: 'NONE' });
  await alone.tell(ana, 'mutation { sendTestMail { mail { id } } }');
  const log = async () =>
    alone.deps.work.read({ organizationId: organizationA }, async ({ dispatches, rested }) => ({
      mails: await dispatches.list(organizationA, null, { limit: 5, direction: 'FORWARD', cursor: null }),
      isRested: await rested.isRested({ organizationId: organizationA, userId: ana.userId }, 'ana@example.com'),
    }));
  await eventually(async () =>
    expect((await log()).mails).toMatchObject([{ state: 'REFUSED', code: 'NO_MAIL_SERVER' }]),
  );
  expect((await log()).isRested).toBe(false);
  await alone.close();
});
