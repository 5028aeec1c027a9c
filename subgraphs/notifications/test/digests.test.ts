import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import { toGlobalId } from '@tertulia/subgraph';
import { eventually, testId } from '@tertulia/testkit';
import { unsubscribe } from '../src/application/change-preferences.js';
import type { NotificationsDependencies } from '../src/application/dependencies.js';
import { raiseOccasion } from '../src/application/raise-occasion.js';
import { mailAttempter } from '../src/application/send-mail.js';
import { occasionTeller } from '../src/application/tell-occasion.js';
import { botOne, notificationsWorld, organizationA, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await notificationsWorld({ replicas: 2 });
  for (const one of world.all) one.start();
});
beforeEach(async () => {
  world.server.behave = () => ({ kind: 'ACCEPTED' });
  // An attempt of the test before ends first: its mail is none of this one.
  await rows("update dispatch set state = 'CANCELLED' where state = 'PENDING'");
  await eventually(async () => {
    const sending = await rows("select 1 from dispatch where state = 'SENDING'");
    if (sending.length > 0) throw new Error('a mail of the test before is still being sent');
  });
  await rows('delete from dispatch');
  await rows('delete from occasion');
  await rows('delete from preference');
  world.server.received.length = 0;
});
afterAll(async () => world.close());

async function rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
  return asPlatform('test', async () => world.database.transact(async (em) => em.execute<T[]>(sql, values)));
}

const change = `mutation ($input: UpdateNotificationPreferencesInput!) {
  updateNotificationPreferences(input: $input) { preferences { digest nextDigestAt } userErrors { code } } }`;

async function prefers(name: string, input: Record<string, unknown>): Promise<string | null> {
  const changed = await world.tell(world.principalOf(name), change, { input });
  const { updateNotificationPreferences: saved } = changed as never as {
    updateNotificationPreferences: { preferences: { nextDigestAt: string | null } };
  };
  return saved.preferences.nextDigestAt;
}

let raised = 0;

/** Something of which both administrators and managers are told. */
async function breaks(name: string, deps: NotificationsDependencies = world.deps): Promise<string> {
  raised += 1;
  const occasion = {
    ...({ organizationId: organizationA, key: `broken ${raised}`, kind: 'INTEGRATION_BROKEN' } as const),
    ...{ botIds: [botOne], alertId: null, occurredAt: world.clock.now(), facts: { name } },
  };
  await deps.work.transact({ organizationId: organizationA }, async (stores) => raiseOccasion(deps, stores, occasion));
  const [{ id } = { id: '' }] = await rows<{ id: string }>('select id from occasion where key = ?', [occasion.key]);
  return id;
}

async function tellNow(name: string): Promise<void> {
  await occasionTeller(world.deps)(await breaks(name));
}

interface Digest {
  readonly id: string;
  readonly period: string;
  readonly due_at: Date | null;
  readonly state: string;
  readonly code: string | null;
}

async function digestsOf(name: string): Promise<Digest[]> {
  const { userId } = world.principalOf(name);
  const sql =
    "select id, period, due_at, state, code from dispatch where user_id = ? and kind = 'DIGEST' order by period";
  const found = await rows<Digest>(sql, [userId]);
  return found.map((one) => ({ ...one, due_at: one.due_at === null ? null : new Date(one.due_at) }));
}

function mailsTo(name: string) {
  return world.server.received.filter(({ to }) => to.address === `${name.toLowerCase()}@example.com`);
}

/** Sets the clock to a moment at which mails that were due some time ago are found. */
async function at(time: string): Promise<void> {
  world.clock.set(time);
  await world.tick();
}

test('what is not urgent is gathered into one mail at eight in the zone of the organization, and what is urgent is not', async () => {
  await at('2026-03-02T15:00:00Z');
  expect(await prefers('Ana', { digest: 'DAILY' })).toBe('2026-03-03T14:00:00.000Z');
  await tellNow('CRM');
  await tellNow('Hojas');
  const limit = { limit: 'CONVERSATIONS', percent: 90, used: 90, max: 100, resetsAt: '2026-04-01T00:00:00Z' } as const;
  await world.emit('billing.limit-reached.v1', organizationA, limit);
  const about = { conversationId: testId(1), botId: botOne, versionId: null, channel: 'WEB' };
  const startedAt = world.clock.now().toISOString();
  await world.emit('runtime.urgency-detected.v1', organizationA, { ...about, startedAt, kind: 'HEALTH' });
  await eventually(async () => expect(mailsTo('Ana').length).toBe(1));
  expect(mailsTo('Ana')[0]?.subject).toContain('atención urgente');
  await eventually(async () =>
    expect(await rows('select 1 from notification where gathered_by is not null')).toHaveLength(3),
  );
  await at('2026-03-03T13:59:59Z');
  expect(await digestsOf('Ana')).toMatchObject([{ period: '2026-03-03', state: 'PENDING' }]);
  expect(mailsTo('Ana').length).toBe(1);
  await at('2026-03-03T14:00:15Z');
  await eventually(async () => expect(await digestsOf('Ana')).toMatchObject([{ state: 'SENT' }]));
  await at('2026-03-03T14:05:00Z');
  const [, digest, ...others] = mailsTo('Ana');
  expect(others).toEqual([]);
  expect(digest?.subject).toBe('Tu resumen: 3 avisos sin leer');
  for (const part of [
    '## Integraciones · Recepción (2)',
    'CRM dejó de funcionar',
    '## Límites del plan (1)',
    '90\u00a0%',
  ]) {
    expect(digest?.text).toContain(part);
  }
  expect(digest?.text).toContain('2 mar, 09:00 · CRM');
  // Bruno chose nothing, and got each by itself.
  await eventually(async () => expect(mailsTo('Bruno').length).toBe(3));
});

test('a weekly one comes on Monday, in the zone of the person, on the day on which the clock changes too', async () => {
  await at('2026-03-25T10:00:00Z');
  expect(await prefers('Bruno', { digest: 'WEEKLY', timeZone: 'Europe/Madrid' })).toBe('2026-03-30T06:00:00.000Z');
  await tellNow('CRM');
  expect(await digestsOf('Bruno')).toMatchObject([{ period: '2026-03-30', due_at: new Date('2026-03-30T06:00:00Z') }]);
  expect(await prefers('Bruno', { digest: 'DAILY' })).toBe('2026-03-26T07:00:00.000Z');
  await at('2026-03-28T12:00:00Z');
  expect(await prefers('Bruno', {})).toBe('2026-03-29T06:00:00.000Z');
  await at('2026-03-29T12:00:00Z');
  await tellNow('Hojas');
  expect(await digestsOf('Bruno')).toMatchObject([{ period: '2026-03-30' }]);
  await at('2026-03-30T06:00:15Z');
  await eventually(async () =>
    expect(mailsTo('Bruno').map(({ subject }) => subject)).toEqual(['Tu resumen: 2 avisos sin leer']),
  );
  expect(await prefers('Bruno', { digest: 'NONE' })).toBe(null);
});

test('it is sent once by two processes, after its jobs were lost, and again with the same Message-ID when it was refused', async () => {
  await at('2026-04-01T15:00:00Z');
  await prefers('Ana', { digest: 'DAILY' });
  await tellNow('CRM');
  await rows("delete from pgboss.job where name = 'send-mail'");
  let refused = 0;
  world.server.behave = ({ to }) => {
    if (to.address !== 'ana@example.com' || refused > 0) return { kind: 'ACCEPTED' };
    refused += 1;
    return { kind: 'REFUSED_FOR_NOW', code: 'BUSY' };
  };
  await at('2026-04-02T14:00:15Z');
  await eventually(async () => expect(await digestsOf('Ana')).toMatchObject([{ state: 'PENDING', code: 'BUSY' }]));
  // It has begun: what comes now is in the next one, which a second attempt of this one does not change.
  await tellNow('Tarde');
  expect(await digestsOf('Ana')).toMatchObject([{ period: '2026-04-02' }, { period: '2026-04-03' }]);
  world.clock.set('2026-04-02T14:01:15Z');
  const [{ id } = { id: '' }] = await digestsOf('Ana');
  await Promise.all(world.all.map(async ({ deps }) => mailAttempter(deps)(id)));
  await eventually(async () => expect((await digestsOf('Ana'))[0]).toMatchObject({ state: 'SENT' }));
  const ids = mailsTo('Ana').map(({ messageId }) => messageId);
  expect(ids).toEqual([`${id}@tertulia.test`, `${id}@tertulia.test`]);
  expect(mailsTo('Ana').map(({ text }) => text.includes('Tarde'))).toEqual([false, false]);
});

test('raced tellers of two processes, one with a late clock, lose nothing around eight and repeat nothing', async () => {
  await at('2026-05-04T13:00:00Z');
  await prefers('Ana', { digest: 'DAILY' });
  await tellNow('Primera');
  const [first] = await digestsOf('Ana');
  const ids = await Promise.all(Array.from({ length: 24 }, async (_, n) => breaks(`Conexión ${n}.`)));
  world.clock.set('2026-05-04T14:00:00Z');
  const late = { now: () => new Date('2026-05-04T13:59:59.999Z') };
  const tellers = world.all.map(({ deps }, n) => occasionTeller(n === 0 ? deps : { ...deps, clock: late }));
  const told = ids.flatMap((id) => tellers.map(async (tell) => tell(id)));
  await Promise.all([...told, ...world.all.map(async ({ deps }) => mailAttempter(deps)(first?.id ?? ''))]);
  const digests = await digestsOf('Ana');
  expect(digests[0]).toMatchObject({ id: first?.id, state: 'SENT' });
  await at('2026-05-05T14:00:15Z');
  await eventually(async () =>
    expect((await digestsOf('Ana')).map(({ state }) => state)).toEqual(digests.map(() => 'SENT')),
  );
  const texts = mailsTo('Ana').map(({ text }) => text);
  expect(texts.length).toBe(digests.length);
  for (let n = 0; n < ids.length; n += 1) {
    expect([n, texts.filter((text) => text.includes(`Conexión ${n}.`)).length]).toEqual([n, 1]);
  }
});

test('what was read, is over, is not wanted or not allowed any more is left out, and without anything left no mail is sent', async () => {
  await at('2026-06-01T15:00:00Z');
  await prefers('Ana', { digest: 'DAILY' });
  await prefers('Bruno', { digest: 'DAILY' });
  const state = (now: 'REAUTHORIZE' | 'CONNECTED', name: string) =>
    world.emit('integrations.connection-state-changed.v1', organizationA, {
      ...{ connectionId: testId(0x51), connector: 'hubspot', name, botIds: [botOne], state: now, previous: null },
      ...{ reason: null, since: world.clock.now().toISOString() },
    });
  await tellNow('Leída');
  await state('REAUTHORIZE', 'Sanada');
  await world.tick();
  await eventually(async () =>
    expect(await rows('select 1 from notification where gathered_by is not null')).toHaveLength(4),
  );
  await world.tell(world.principalOf('Ana'), 'mutation { markNotificationsRead(input: {}) { count } }');
  await tellNow('Nueva');
  await state('CONNECTED', 'Sanada');
  await prefers('Bruno', { routes: [{ kind: 'INTEGRATION_BROKEN', way: 'EMAIL', isOn: false }] });
  await at('2026-06-02T14:00:15Z');
  await eventually(async () =>
    expect(await digestsOf('Bruno')).toMatchObject([{ state: 'CANCELLED', code: 'NOTHING_LEFT' }]),
  );
  await eventually(async () =>
    expect(mailsTo('Ana').map(({ subject }) => subject)).toEqual(['Tu resumen: 1 aviso sin leer']),
  );
  expect(mailsTo('Ana')[0]?.text).toContain('Nueva dejó de funcionar');
  expect(mailsTo('Ana')[0]?.text).not.toMatch(/Leída|Sanada/);
  expect(mailsTo('Bruno')).toEqual([]);
});

test('a muted rule and quiet hours hold for what is gathered', async () => {
  await at('2026-06-08T15:00:00Z');
  await prefers('Ana', { digest: 'DAILY', quietFrom: 1_320, quietTo: 540 });
  await prefers('Bruno', { digest: 'DAILY' });
  await tellNow('CRM');
  await at('2026-06-09T14:00:15Z');
  await eventually(async () => expect(mailsTo('Bruno').length).toBe(1));
  await eventually(async () =>
    expect(await digestsOf('Ana')).toMatchObject([{ state: 'PENDING', due_at: new Date('2026-06-09T15:00:15Z') }]),
  );
  const mute = "update alert_rule set muted_until = ? where kind = 'INTEGRATION_BROKEN'";
  await rows(mute, [new Date('2026-06-10T00:00:00Z')]);
  await at('2026-06-09T15:00:45Z');
  await eventually(async () => expect(await digestsOf('Ana')).toMatchObject([{ code: 'NOTHING_LEFT' }]));
  await rows(mute, [null]);
});

test('who switches the digest off is sent what was gathered at its time, and then each by itself', async () => {
  await at('2026-06-15T15:00:00Z');
  await prefers('Ana', { digest: 'DAILY' });
  await tellNow('Antes');
  await prefers('Ana', { digest: 'NONE' });
  await tellNow('Después');
  await at('2026-06-15T15:05:30Z');
  await eventually(async () =>
    expect(mailsTo('Ana').map(({ subject }) => subject)).toEqual(['Después dejó de funcionar']),
  );
  await at('2026-06-16T14:00:15Z');
  await eventually(async () => expect(mailsTo('Ana')[1]?.text).toContain('Antes dejó de funcionar'));
});

test('one click ends the mails that a digest gathers, and urgent ones go on', async () => {
  await at('2026-06-22T15:00:00Z');
  await prefers('Ana', { digest: 'DAILY' });
  await tellNow('CRM');
  await at('2026-06-23T14:00:15Z');
  const [mail] = await eventually(async () => {
    expect(mailsTo('Ana').length).toBe(1);
    return mailsTo('Ana');
  });
  const wanted = world.deps.mails.links.read(mail?.unsubscribeUrl?.split('/').at(-1) ?? '');
  expect(wanted).toMatchObject({ kind: 'DIGEST', userId: testId(0xc1) });
  if (wanted !== null) await unsubscribe(world.deps, wanted);
  await tellNow('Hojas');
  expect(await digestsOf('Ana')).toHaveLength(1);
  const about = { conversationId: testId(2), botId: botOne, versionId: null, channel: 'WEB' };
  const startedAt = world.clock.now().toISOString();
  await world.emit('runtime.urgency-detected.v1', organizationA, { ...about, startedAt, kind: 'HEALTH' });
  await eventually(async () => expect(mailsTo('Ana').length).toBe(2));
});

test('a long one names fifty, counts the rest and stays below 90 KB, and who left gets none', async () => {
  await at('2026-06-29T15:00:00Z');
  await prefers('Ana', { digest: 'DAILY' });
  await prefers('Bruno', { digest: 'DAILY' });
  for (let n = 0; n < 64; n += 1) await tellNow(`Conexión «${n}» ${'&'.repeat(60)}`);
  const removed = { userId: testId(0xc2), change: 'REMOVED', role: null, botIds: null } as const;
  await world.emit('identity.membership-changed.v1', organizationA, removed);
  expect(await digestsOf('Bruno')).toMatchObject([{ state: 'CANCELLED', code: 'LEFT' }]);
  await at('2026-06-30T14:00:15Z');
  const [mail] = await eventually(async () => {
    expect(mailsTo('Ana').length).toBe(1);
    return mailsTo('Ana');
  });
  expect(mail?.text.match(/dejó de funcionar/g)).toHaveLength(50);
  expect(mail?.text).toContain('Conexión «63»');
  expect(mail?.text).toContain('\ny 14 más\n');
  expect(mail?.text).toContain('https://tertulia.test/notifications');
  expect(Buffer.byteLength(mail?.html ?? '')).toBeLessThan(90_000);
});

test('an administrator can send a refused digest again', async () => {
  await at('2026-07-06T15:00:00Z');
  await prefers('Ana', { digest: 'DAILY' });
  await tellNow('CRM');
  world.server.behave = () => ({ kind: 'REFUSED_FOR_GOOD', code: 'NO_SUCH_ADDRESS' });
  await at('2026-07-07T14:00:15Z');
  await eventually(async () => expect(await digestsOf('Ana')).toMatchObject([{ state: 'REFUSED' }]));
  world.server.behave = () => ({ kind: 'ACCEPTED' });
  const [{ id } = { id: '' }] = await digestsOf('Ana');
  const resend = 'mutation ($input: ResendMailInput!) { resendMail(input: $input) { mail { kind state } } }';
  const again = await world.tell(world.principalOf('Ana'), resend, { input: { mailId: toGlobalId('mail', id) } });
  expect(again).toMatchObject({ resendMail: { mail: { kind: 'DIGEST' } } });
  await eventually(async () => expect(await digestsOf('Ana')).toMatchObject([{ state: 'SENT' }]));
});
