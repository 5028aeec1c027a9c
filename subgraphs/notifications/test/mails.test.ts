import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { makeEvent } from '@tertulia/events';
import type { IdentityMail } from '@tertulia/mail';
import { asPlatform } from '@tertulia/persistence';
import { toGlobalId } from '@tertulia/subgraph';
import { eventually, testId } from '@tertulia/testkit';
import { leaseMs } from '../src/domain/dispatch.js';
import { botOne, notificationsWorld, organizationA, type World } from './world.js';

const code = '804213';
const link = 'https://tertulia.test/verify/planted-token-of-the-test';
const verification: IdentityMail = {
  ...({ kind: 'VERIFY_ADDRESS', code, url: link, locale: 'es' } as const),
  to: { name: 'Ana', address: 'ana@example.com' },
};

let world: World;
beforeAll(async () => {
  world = await notificationsWorld({ replicas: 2 });
  for (const one of world.all) one.start();
});
beforeEach(() => {
  world.server.received.length = 0;
  world.server.behave = () => ({ kind: 'ACCEPTED' });
});
afterAll(async () => world.close());

interface Row {
  readonly state: string;
  readonly code: string | null;
  readonly sealed: string | null;
  readonly attempts: number;
}

async function rowOf(id: string): Promise<Row | undefined> {
  const [row] = await asPlatform('test', async () =>
    world.database.read(async (em) =>
      em.execute<Row[]>('select state, code, sealed, attempts from dispatch where id = ?', [id]),
    ),
  );
  return row;
}

async function becomes(id: string, state: string): Promise<Row> {
  return eventually(async () => {
    const row = await rowOf(id);
    expect(row?.state).toBe(state);
    return row as Row;
  });
}

async function urgency(n: number): Promise<void> {
  const startedAt = world.clock.now().toISOString();
  const about = { conversationId: testId(n), botId: botOne, versionId: null, channel: 'WEB', startedAt };
  await world.emit('runtime.urgency-detected.v1', organizationA, { ...about, kind: 'HEALTH' });
}

/** The dispatches of the newest occasion, by person. */
async function newestDispatches(): Promise<{ id: string; user_id: string; state: string; code: string | null }[]> {
  return asPlatform('test', async () =>
    world.database.read(async (em) =>
      em.execute<{ id: string; user_id: string; state: string; code: string | null }[]>(
        `select d.id, d.user_id, d.state, d.code from dispatch d join notification n on n.id = d.notification_id
         where n.occasion_id = (select id from occasion order by id desc limit 1) order by d.user_id`,
      ),
    ),
  );
}

test('a mail that identity asks for is sent once, and its code is in no table, job or log, before or after', async () => {
  const everything = async (): Promise<string> =>
    asPlatform('test', async () =>
      world.database.read(async (em) => {
        const tables = await em.execute<{ name: string }[]>(
          `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
           where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
        );
        const texts: string[] = [];
        for (const { name } of tables) {
          const rows = await em.execute<{ row: string }[]>(`select t::text as row from ${name} t`);
          texts.push(...rows.map(({ row }) => row));
        }
        return texts.join('\n');
      }),
    );
  let isHeld = true;
  world.server.behave = () => (isHeld ? { kind: 'REFUSED_FOR_NOW', code: 'BUSY' } : { kind: 'ACCEPTED' });
  const id = await world.requestMail(verification);
  await eventually(async () => expect((await rowOf(id))?.code).toBe('BUSY'));
  const waiting = await everything();
  expect(waiting).toContain(id);
  isHeld = false;
  world.clock.advance(60_000 + 15_000);
  await world.tick();
  expect(await becomes(id, 'SENT')).toMatchObject({ sealed: null, attempts: 2 });
  const [first, second] = world.server.received;
  expect(second).toMatchObject({
    messageId: first?.messageId,
    to: { address: 'ana@example.com' },
    unsubscribeUrl: null,
  });
  expect(second?.text).toContain(code);
  for (const text of [waiting, await everything(), world.logged.join('\n')]) {
    for (const planted of [code, 'planted-token', 'ana@example.com']) expect(text.includes(planted)).toBe(false);
  }
});

test('a mail whose process died after it was accepted is sent again with the same Message-ID when the lease is over', async () => {
  let attempts = 0;
  world.server.behave = async () => {
    attempts += 1;
    return attempts === 1 ? world.server.loseAnswer() : { kind: 'ACCEPTED' };
  };
  const id = await world.requestMail(verification);
  await eventually(async () => expect(world.server.received.length).toBe(1));
  await world.tick();
  world.clock.advance(leaseMs + 15_000);
  await world.tick();
  await becomes(id, 'SENT');
  expect(world.server.received.map(({ messageId }) => messageId)).toEqual([
    `${id}@tertulia.test`,
    `${id}@tertulia.test`,
  ]);
});

test('an expired mail is never sent, whether it waited or its process died, and its contents are wiped', async () => {
  world.server.behave = world.server.loseAnswer;
  const died = await world.requestMail(verification, 30_000);
  await eventually(async () => expect(world.server.received.length).toBe(1));
  world.server.behave = () => ({ kind: 'REFUSED_FOR_NOW', code: 'BUSY' });
  const refused = await world.requestMail(verification, 30_000);
  expect(await becomes(refused, 'EXPIRED')).toMatchObject({ sealed: null, code: 'BUSY' });
  world.clock.advance(leaseMs + 15_000);
  await world.tick();
  expect(await becomes(died, 'EXPIRED')).toMatchObject({ sealed: null });
  expect(world.server.received.length).toBe(2);
});

test('a mail that was sealed for another id or with another key is refused and not sent', async () => {
  const expiresAt = new Date(world.clock.now().getTime() + 600_000).toISOString();
  const mailId = world.ids.next();
  const payload = { mailId, kind: 'VERIFY_ADDRESS', userId: null, sealed: 'x'.repeat(80), expiresAt } as const;
  await world.emit('identity.mail-requested.v1', organizationA, payload);
  expect(await becomes(mailId, 'REFUSED')).toMatchObject({ code: 'UNREADABLE', sealed: null });
  expect(world.server.received).toEqual([]);
});

test('who read it, who was blocked or who left gets no mail, though one was planned', async () => {
  world.server.behave = () => ({ kind: 'REFUSED_FOR_NOW', code: 'BUSY' });
  await urgency(0x101);
  await eventually(async () => {
    const found = await newestDispatches();
    expect(found.map((one) => one.code)).toEqual(['BUSY', 'BUSY']);
  });
  world.server.behave = () => ({ kind: 'ACCEPTED' });
  world.server.received.length = 0;
  await world.tell(world.principalOf('Ana'), 'mutation { markNotificationsRead(input: {}) { count } }');
  const bruno = world.people.findIndex(({ name }) => name === 'Bruno');
  const [left] = world.people.splice(bruno, 1);
  world.clock.advance(75_000);
  await world.tick();
  await eventually(async () => {
    expect((await newestDispatches()).map((one) => one.code)).toEqual(['READ', 'LEFT']);
  });
  if (left !== undefined) world.people.splice(bruno, 0, left);
  expect(world.server.received).toEqual([]);
});

test('a member who is removed gets none of the mails that wait', async () => {
  world.server.behave = () => ({ kind: 'REFUSED_FOR_NOW', code: 'BUSY' });
  await urgency(0x102);
  await eventually(async () => expect((await newestDispatches()).map((one) => one.code)).toEqual(['BUSY', 'BUSY']));
  const removed = { userId: testId(0xc2), change: 'REMOVED', role: null, botIds: null } as const;
  await world.emit('identity.membership-changed.v1', organizationA, removed);
  expect((await newestDispatches())[1]).toMatchObject({ state: 'CANCELLED', code: 'LEFT' });
});

test('an address that refuses for good rests until a person sends again', async () => {
  world.server.behave = ({ to }) =>
    to.address.startsWith('ana') ? { kind: 'REFUSED_FOR_GOOD', code: 'NO_SUCH_ADDRESS' } : { kind: 'ACCEPTED' };
  await urgency(0x103);
  await eventually(async () =>
    expect((await newestDispatches())[0]).toMatchObject({ state: 'REFUSED', code: 'NO_SUCH_ADDRESS' }),
  );
  const [refused] = await newestDispatches();
  world.server.behave = () => ({ kind: 'ACCEPTED' });
  await urgency(0x104);
  await eventually(async () =>
    expect((await newestDispatches())[0]).toMatchObject({ state: 'CANCELLED', code: 'ADDRESS_RESTED' }),
  );
  const resend =
    'mutation ($input: ResendMailInput!) { resendMail(input: $input) { mail { state } userErrors { code } } }';
  const input = { mailId: toGlobalId('mail', refused?.id ?? '') };
  expect(JSON.stringify(await world.ask(world.principalOf('Vera'), resend, { input }))).toContain('FORBIDDEN');
  await world.tell(world.principalOf('Ana'), resend, { input });
  await becomes(refused?.id ?? '', 'SENT');
});

test('an administrator can try whether mails arrive', async () => {
  const sent = await world.tell(
    world.principalOf('Ana'),
    'mutation { sendTestMail { mail { id kind } userErrors { code } } }',
  );
  expect(sent).toMatchObject({ sendTestMail: { mail: { kind: 'TEST' } } });
  await eventually(async () =>
    expect(world.server.received.map(({ subject }) => subject)).toEqual(['Correo de prueba']),
  );
});

test('quiet hours hold a mail back until they end, and urgent ones pass where the person says so', async () => {
  const change = `mutation ($input: UpdateNotificationPreferencesInput!) {
    updateNotificationPreferences(input: $input) { preferences { quietFrom timeZone } userErrors { code } } }`;
  world.clock.set('2026-03-03T23:30:00Z');
  const ana = world.principalOf('Ana');
  const quiet = { quietFrom: 1_320, quietTo: 420, timeZone: 'UTC', doesUrgentPass: false };
  await world.tell(ana, change, { input: quiet });
  await urgency(0x105);
  await eventually(async () => expect((await newestDispatches())[1]).toMatchObject({ state: 'SENT' }));
  await eventually(async () => expect((await newestDispatches())[0]).toMatchObject({ state: 'PENDING', code: null }));
  world.clock.set('2026-03-04T06:59:00Z');
  await world.tick();
  await eventually(async () => expect((await newestDispatches())[0]).toMatchObject({ state: 'PENDING' }));
  world.clock.set('2026-03-04T07:01:00Z');
  await world.tick();
  await eventually(async () => expect((await newestDispatches())[0]).toMatchObject({ state: 'SENT' }));
  world.clock.set('2026-03-04T23:30:00Z');
  await world.tell(ana, change, { input: { doesUrgentPass: true } });
  await urgency(0x106);
  await eventually(async () => expect((await newestDispatches())[0]).toMatchObject({ state: 'SENT' }));
  expect(JSON.stringify(await world.ask(ana, change, { input: { quietFrom: 1_440 } }))).toContain('INVALID_VALUE');
});

test('an occasion older than a day sends no mail, and one older than a week is not told', async () => {
  const occasions = async () =>
    asPlatform('test', async () =>
      world.database.read(async (em) =>
        em.execute<{ key: string }[]>('select key from occasion order by id desc limit 1'),
      ),
    );
  const [before] = await occasions();
  const late = async (hours: number) => {
    const now = world.clock.now();
    world.clock.advance(-hours * 3_600_000);
    const happened = world.clock.now().toISOString();
    const event = {
      conversationId: testId(0x107),
      botId: botOne,
      versionId: null,
      channel: 'WEB',
      startedAt: happened,
    };
    const id = world.ids.next();
    world.clock.set(now);
    const about = { id, occurredAt: new Date(happened), organizationId: organizationA };
    await world.bus.publish([makeEvent('runtime.urgency-detected.v1', about, { ...event, kind: 'HEALTH' })]);
  };
  await late(200);
  expect(await occasions()).toEqual([before]);
  await late(30);
  expect(await occasions()).not.toEqual([before]);
  await eventually(async () => {
    const [{ told } = { told: 0 }] = await asPlatform('test', async () =>
      world.database.read(async (em) =>
        em.execute<{ told: number }[]>(
          'select count(*)::int as told from notification where occasion_id = (select id from occasion order by id desc limit 1)',
        ),
      ),
    );
    expect(told).toBe(2);
  });
  expect(await newestDispatches()).toEqual([]);
});
