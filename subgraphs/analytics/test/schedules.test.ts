import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { createFormats } from '@tertulia/region-formats';
import { toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { extractText, getDocumentProxy } from 'unpdf';
import { runDueSchedules } from '../src/application/run-schedules.js';
import { conversation, openWorld, type World } from './world.js';

const scheduleFields = 'id name sentence { es en } nextTimes isPaused filter { bots { id } } recipients { id }';
const create = `mutation ($input: CreateReportScheduleInput!) { createReportSchedule(input: $input) {
  schedule { ${scheduleFields} } userErrors { field code } } }`;
const update = `mutation ($input: UpdateReportScheduleInput!) { updateReportSchedule(input: $input) {
  schedule { ${scheduleFields} } userErrors { field code } } }`;
const pause = `mutation ($input: PauseReportScheduleInput!) { pauseReportSchedule(input: $input) { schedule { nextTimes isPaused } } }`;
const remove = `mutation ($input: RemoveReportScheduleInput!) { removeReportSchedule(input: $input) { scheduleId userErrors { code } } }`;
const sendTest = `mutation ($input: SendTestReportInput!) { sendTestReport(input: $input) { delivery { id isTest recipient { id } } userErrors { code } } }`;
const file = 'query ($id: ID!) { reportFile(deliveryId: $id) { name locale period fileName base64 } }';
const list = `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) { ... on Organization {
  reportSchedules { ${scheduleFields} deliveries(first: 10) { totalCount nodes { id day isTest recipient { id } window { from to timeZone } } } } } } }`;

const [lucia, marta] = [testId(0x1a), testId(0x1b)];

interface Member {
  role: string;
  user: { id: string };
  bots: { id: string }[] | null;
}
const member = (userId: string, role: string, botIds: readonly string[] | null = null): Member => ({
  ...{ role, user: { id: toGlobalId('user', userId) } },
  bots: botIds?.map((botId) => ({ id: toGlobalId('bot', botId) })) ?? null,
});
const everyone = [member(lucia, 'ORGANIZATION_ADMIN'), member(marta, 'VIEWER')];
/** The members that identity knows. */
let members: Member[] = everyone;

/** What billing says. */
let plan = 'ENTERPRISE';

let world: World;
beforeAll(async () => {
  const organization = { name: 'Salón', country: 'MX', currency: 'MXN', timeZone: 'America/Mexico_City' };
  const pageInfo = { hasNextPage: false, endCursor: null };
  world = await openWorld({
    now: '2026-11-30T12:00:00Z',
    neighbours: async (name) =>
      name === 'billing'
        ? { data: { _entities: [{ subscription: { plan: { code: plan } } }] } }
        : { data: { organization: { ...organization, members: { nodes: members, pageInfo } } } },
  });
});
afterAll(async () => world.close());

let organizationId = '';
let admin: Principal = principals.admin();
beforeEach(async () => {
  members = everyone;
  plan = 'ENTERPRISE';
  world.clock.set(new Date('2026-11-30T12:00:00Z'));
  organizationId = await world.organization();
  admin = principals.admin({ organizationId, userId: lucia });
});

const choice = {
  ...{ name: 'Cada día', frequency: 'DAILY', minuteOfDay: 480, period: 'YESTERDAY', extent: 'SUMMARY', locale: 'es' },
  recipientIds: [lucia, marta].map((id) => toGlobalId('user', id)),
};

interface Told {
  id: string;
  nextTimes: string[];
  sentence: { es: string; en: string };
  deliveries: { totalCount: number; nodes: { id: string; day: string; isTest: boolean; recipient: { id: string } }[] };
}

async function tell<T>(query: string, variables: Record<string, unknown>, caller = admin): Promise<T> {
  const { data, errors } = await world.ask(caller, query, variables);
  if (errors !== undefined || !data) throw new Error(JSON.stringify(errors));
  return data as T;
}

const codesOf = async (caller: Principal, query: string, variables: Record<string, unknown>) =>
  (await world.ask(caller, query, variables)).errors?.map((error) => error.extensions?.['code']);

async function schedule(changes: Record<string, unknown> = {}): Promise<Told> {
  const input = { schedule: { ...choice, ...changes } };
  const { createReportSchedule } = await tell<{ createReportSchedule: { schedule: Told } }>(create, { input });
  return createReportSchedule.schedule;
}

async function schedules(caller = admin): Promise<Told[]> {
  const variables = { id: toGlobalId('organization', organizationId) };
  const { _entities: found } = await tell<{ _entities: [{ reportSchedules: Told[] }] }>(list, variables, caller);
  return found[0].reportSchedules;
}

const daysSent = async (): Promise<string[]> =>
  (await schedules())
    .flatMap(({ deliveries }) => deliveries.nodes.map(({ day, recipient }) => `${day} ${recipient.id}`))
    .toSorted();

/** The mails that were asked for in this organization. */
async function asked(): Promise<{ deliveryId: string; userId: string }[]> {
  const sql =
    "select payload from outbox where name = 'analytics.report-due.v1' and organization_id = ? order by sequence";
  const rows = await asPlatform('test', async () =>
    world.database.read(async (em) =>
      em.execute<{ payload: { deliveryId: string; userId: string } }[]>(sql, [organizationId]),
    ),
  );
  return rows.map(({ payload }) => payload);
}

const at = (time: string) => world.clock.set(new Date(time));
const run = async () => runDueSchedules(world.deps);

describe('a schedule', () => {
  test('is read back as a sentence with the next three times in the zone of the organization', async () => {
    const weekly = { frequency: 'WEEKLY', weekdays: [3, 0, 3] };
    expect(await schedule(weekly)).toMatchObject({
      sentence: { es: 'Los lunes y jueves a las 08:00', en: 'Every Monday and Thursday at 08:00' },
      nextTimes: ['2026-11-30T14:00:00.000Z', '2026-12-03T14:00:00.000Z', '2026-12-07T14:00:00.000Z'],
      recipients: choice.recipientIds.map((id) => ({ id })),
    });
  });

  test('is shown before it is made, and refused where it would never be sent', async () => {
    const times = `query ($input: ReportTimesInput!) { reportTimes(input: $input) { sentence { en } nextTimes } }`;
    const input = { frequency: 'MONTHLY', minuteOfDay: 480 };
    expect(await tell(times, { input })).toEqual({
      reportTimes: {
        sentence: { en: 'On the last day of each month at 08:00' },
        nextTimes: ['2026-11-30T14:00:00.000Z', '2026-12-31T14:00:00.000Z', '2027-01-31T14:00:00.000Z'],
      },
    });
    expect(await codesOf(admin, times, { input: { ...input, dayOfMonth: 31 } })).toEqual(['BAD_USER_INPUT']);
    expect(await codesOf(principals.viewer({ organizationId }), times, { input })).toEqual(['FORBIDDEN']);
  });

  test('can be changed, rests and goes on without what was due meanwhile, and is removed with its history', async () => {
    const { id } = await schedule();
    const changed = { scheduleId: id, schedule: { ...choice, name: 'A las nueve', minuteOfDay: 540 } };
    expect(await tell(update, { input: changed })).toMatchObject({
      updateReportSchedule: {
        schedule: {
          name: 'A las nueve',
          nextTimes: ['2026-11-30T15:00:00.000Z', expect.any(String), expect.any(String)],
        },
      },
    });
    expect(await tell(pause, { input: { scheduleId: id, isPaused: true } })).toEqual({
      pauseReportSchedule: { schedule: { isPaused: true, nextTimes: [] } },
    });
    at('2026-12-05T20:00:00Z');
    await run();
    const { pauseReportSchedule } = await tell<{ pauseReportSchedule: { schedule: Told } }>(pause, {
      input: { scheduleId: id, isPaused: false },
    });
    expect(pauseReportSchedule.schedule.nextTimes[0]).toBe('2026-12-06T15:00:00.000Z');
    await run();
    expect(await daysSent()).toEqual([]);
    await tell(remove, { input: { scheduleId: id } });
    expect(await schedules()).toEqual([]);
  });

  test.each([
    ['name', { name: ' ' }],
    ['weekdays', { frequency: 'WEEKLY', weekdays: [] }],
    ['weekdays', { frequency: 'WEEKLY', weekdays: [7] }],
    ['dayOfMonth', { frequency: 'MONTHLY', dayOfMonth: 29 }],
    ['minuteOfDay', { minuteOfDay: 1_440 }],
    ['recipientIds', { recipientIds: [] }],
  ])('is refused for a wrong %s: %j', async (field, wrong) => {
    const { createReportSchedule } = await tell<Record<string, { userErrors: unknown }>>(create, {
      input: { schedule: { ...choice, ...wrong } },
    });
    expect(createReportSchedule).toEqual({ schedule: null, userErrors: [{ field: [field], code: 'INVALID_VALUE' }] });
  });

  test('is refused when there are as many as the plan allows; those that are there go on under a smaller plan', async () => {
    for (const name of ['Uno', 'Dos', 'Tres']) await schedule({ name });
    plan = 'STARTER';
    const { createReportSchedule } = await tell<Record<string, unknown>>(create, { input: { schedule: choice } });
    expect(createReportSchedule).toEqual({ schedule: null, userErrors: [{ field: null, code: 'TOO_MANY_SCHEDULES' }] });
    at('2026-11-30T14:00:00Z');
    await run();
    expect(await daysSent()).toHaveLength(6);
  });

  test('belongs to administrators of its organization: others are refused, and elsewhere it does not exist', async () => {
    const { id } = await schedule();
    const input = { scheduleId: id };
    const others = [principals.botManager([testId(1)], { organizationId }), principals.viewer({ organizationId })];
    for (const caller of [...others, principals.apiKey(['metrics:read'], { organizationId })]) {
      expect(await codesOf(caller, sendTest, { input })).toEqual(['FORBIDDEN']);
      expect(await codesOf(caller, create, { input: { schedule: choice } })).toEqual(['FORBIDDEN']);
    }
    const stranger = principals.admin({ organizationId: await world.organization() });
    const missing = { scheduleId: toGlobalId('reportSchedule', world.ids.next()) };
    for (const query of [sendTest, remove]) {
      const answer = await tell<Record<string, { userErrors: unknown }>>(query, { input }, stranger);
      expect(Object.values(answer)[0]?.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
      expect(answer).toEqual(await tell(query, { input: missing }, stranger));
    }
    const { botId } = await world.bot(await world.organization());
    const foreign = { ...choice, filter: { botIds: [toGlobalId('bot', botId)] } };
    expect(await tell(create, { input: { schedule: foreign } })).toEqual({
      createReportSchedule: { schedule: null, userErrors: [{ field: null, code: 'NOT_FOUND' }] },
    });
    expect(await schedules()).toHaveLength(1);
  });
});

describe('what is due', () => {
  const [toLucia, toMarta] = choice.recipientIds;

  test('is sent once for each day and person, however many processes look and however often', async () => {
    await schedule();
    at('2026-11-30T14:00:00Z');
    await Promise.all([run(), run(), run(), run()]);
    await run();
    expect(await daysSent()).toEqual([`2026-11-30 ${toLucia}`, `2026-11-30 ${toMarta}`]);
    expect((await asked()).map(({ userId }) => userId).toSorted()).toEqual([lucia, marta]);
  });

  test('is all there or not at all after a failure in the middle, and then made once', async () => {
    await schedule();
    at('2026-11-30T14:00:00Z');
    let left = 3;
    const failing = { next: () => ((left -= 1) < 0 ? refuse() : world.ids.next()) };
    await expect(runDueSchedules({ ...world.deps, ids: failing })).rejects.toThrow('killed');
    expect([await daysSent(), await asked()]).toEqual([[], []]);
    await run();
    expect(await asked()).toHaveLength(2);
  });

  test('while no process ran is made up for, one for each day', async () => {
    await schedule();
    at('2026-12-02T20:00:00Z');
    await run();
    expect(await daysSent()).toEqual(
      ['2026-11-30', '2026-12-01', '2026-12-02'].flatMap((day) => [`${day} ${toLucia}`, `${day} ${toMarta}`]),
    );
  });

  test('has no second report on a day whose hour or zone changes after it', async () => {
    const { id } = await schedule();
    at('2026-11-30T14:00:00Z');
    await run();
    await tell(update, { input: { scheduleId: id, schedule: { ...choice, minuteOfDay: 1_200 } } });
    const facts = {
      organizationId,
      name: 'Salón',
      timeZone: 'Pacific/Honolulu',
      currency: 'USD',
      country: 'US',
      locale: 'es' as const,
    };
    await world.bus.publish([world.event('identity.organization-changed.v1', organizationId, facts)]);
    at('2026-12-01T09:59:00Z');
    await run();
    expect(new Set((await daysSent()).map((sent) => sent.slice(0, 10)))).toEqual(new Set(['2026-11-30']));
    at('2026-12-02T06:00:00Z');
    await run();
    expect(new Set((await daysSent()).map((sent) => sent.slice(0, 10)))).toEqual(new Set(['2026-11-30', '2026-12-01']));
  });

  test('at a time that the clock skips or repeats runs once that day', async () => {
    organizationId = await world.organization('America/New_York');
    admin = principals.admin({ organizationId, userId: lucia });
    at('2027-03-13T12:00:00Z');
    await schedule({ minuteOfDay: 150, recipientIds: [toLucia] });
    for (let hour = 0; hour < 48; hour += 1) {
      at(new Date(Date.UTC(2027, 2, 13, 12) + hour * 3_600_000).toISOString());
      await run();
    }
    expect(await daysSent()).toEqual([`2027-03-14 ${toLucia}`, `2027-03-15 ${toLucia}`]);
  });

  test('disappears with the organization', async () => {
    await schedule();
    await world.bus.publish([world.event('identity.organization-deleted.v1', organizationId, { organizationId })]);
    at('2026-12-02T20:00:00Z');
    await run();
    expect([await schedules(), await asked()]).toEqual([[], []]);
  });
});

/** The text of a file, without spaces. */
async function textOf(base64: string): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(Buffer.from(base64, 'base64')));
  return (await extractText(document, { mergePages: true })).text.replaceAll(/\s/gu, '');
}

/** A delivery to one person, made at once. */
async function sent(userId: string, changes: Record<string, unknown> = {}): Promise<string> {
  at('2026-11-30T12:00:00Z');
  const made = await schedule({ extent: 'FULL', recipientIds: [toGlobalId('user', userId)], ...changes });
  at('2026-11-30T15:00:00Z');
  await run();
  const [delivery] = (await schedules()).find(({ id }) => id === made.id)?.deliveries.nodes ?? [];
  if (delivery === undefined) throw new Error('nothing was sent');
  return delivery.id;
}

describe('the file of a delivery', () => {
  test('has of a manager only the bots that the manager may see, whatever the schedule names', async () => {
    const [own, other] = [
      await world.bot(organizationId, { isLive: true, name: 'Citas' }),
      await world.bot(organizationId, { isLive: true, name: 'Ventas' }),
    ];
    for (const [index, bot] of [own, own, other, other, other].entries()) {
      const talk = conversation(world, { organizationId, ...bot, startedAt: `2026-11-29T1${index}:00:00Z` });
      await world.bus.publish(talk.turn(800).asked('b').events);
    }
    members = [member(lucia, 'ORGANIZATION_ADMIN'), member(marta, 'BOT_MANAGER', [own.botId])];
    const service = principals.service({ organizationId });
    const read = async (id: string) =>
      (await tell<{ reportFile: { base64: string } | null }>(file, { id }, service)).reportFile;
    const all = await read(await sent(marta));
    const text = await textOf(all?.base64 ?? '');
    expect(text).toContain('Conversaciones2');
    expect(text).not.toContain('Ventas');
    const filter = { botIds: [toGlobalId('bot', other.botId)] };
    expect(await read(await sent(marta, { name: 'Solo ventas', filter }))).toBeNull();
  });

  test.each([
    ['CSV', 'csv', 'text/csv; charset=utf-8', /^\uFEFFDía,Conversaciones,.*\r\n2026-11-29,1,0,0,0\r\n$/u],
    ['EXCEL', 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', /^PK/u],
  ])('comes as %s when that was chosen, with the same numbers', async (format, ending, contentType, content) => {
    const bot = await world.bot(organizationId, { isLive: true, name: 'Citas' });
    const talk = conversation(world, { organizationId, ...bot, startedAt: '2026-11-29T15:00:00Z' });
    await world.bus.publish(talk.turn(800).events);
    const query = 'query ($id: ID!) { reportFile(deliveryId: $id) { period fileName contentType base64 } }';
    const service = principals.service({ organizationId });
    const id = await sent(lucia, { format });
    const { reportFile } = await tell<{ reportFile: { base64: string } }>(query, { id }, service);
    expect(reportFile).toMatchObject({ period: '29 nov 2026', fileName: `tertulia-2026-11-30.${ending}`, contentType });
    expect(Buffer.from(reportFile.base64, 'base64').toString('utf8')).toMatch(content);
  });

  test('is gone for somebody who is no member any more', async () => {
    const id = await sent(marta);
    members = [member(lucia, 'ORGANIZATION_ADMIN')];
    expect(await tell(file, { id }, principals.service({ organizationId }))).toEqual({ reportFile: null });
  });

  test('has the figures of the API for its window, for services of the organization only', async () => {
    const bot = await world.bot(organizationId, { isLive: true, hasGoals: true, name: 'Citas' });
    for (let talk = 0; talk < 7; talk += 1) {
      const events = conversation(world, { organizationId, ...bot, startedAt: `2026-11-29T1${talk}:00:00Z` })
        .turn(800)
        .asked('b');
      await world.bus.publish(
        talk < 3
          ? events.answered('b').goal(12_345).ended('GOAL').events
          : events.wondered('¿Hay estacionamiento?').events,
      );
    }
    const { id: scheduleId } = await schedule({ extent: 'FULL' });
    const { sendTestReport } = await tell<{ sendTestReport: { delivery: { id: string } } }>(sendTest, {
      input: { scheduleId },
    });
    const { delivery } = sendTestReport;
    expect(delivery).toEqual({ id: expect.any(String), isTest: true, recipient: { id: toGlobalId('user', lucia) } });
    const service = principals.service({ organizationId });
    const { reportFile } = await tell<{ reportFile: { base64: string } }>(file, { id: delivery.id }, service);
    expect(reportFile).toMatchObject({
      name: 'Cada día',
      locale: 'es',
      period: '29 nov 2026',
      fileName: 'tertulia-2026-11-30.pdf',
    });
    const { percent, money } = createFormats('es', { country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN' });
    const dense = await textOf(reportFile.base64);
    for (const part of [
      'Conversaciones7',
      percent(3 / 7),
      '3de7',
      money({ amountMinor: 37_035, currency: 'MXN' }),
      'Citas73',
      '¿Hayestacionamiento?',
    ]) {
      expect(dense).toContain(part.replaceAll(/\s/gu, ''));
    }
    expect(await codesOf(admin, file, { id: delivery.id })).toEqual(['FORBIDDEN']);
    const elsewhere = principals.service({ organizationId: await world.organization() });
    expect(await tell(file, { id: delivery.id }, elsewhere)).toEqual({ reportFile: null });
  });
});

function refuse(): never {
  throw new Error('killed');
}
