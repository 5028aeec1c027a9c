import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { runDueSchedules } from '../src/application/run-schedules.js';
import { openWorld, type World } from './world.js';

const shown = 'id outsideRecipients { id address state expiresAt }';
const create = `mutation ($input: CreateReportScheduleInput!) { createReportSchedule(input: $input) {
  schedule { ${shown} } userErrors { field code } } }`;
const update = `mutation ($input: UpdateReportScheduleInput!) { updateReportSchedule(input: $input) {
  schedule { ${shown} } userErrors { field code } } }`;
const remove = 'mutation ($input: RemoveReportScheduleInput!) { removeReportSchedule(input: $input) { scheduleId } }';
const resend = `mutation ($input: ResendReportInvitationInput!) { resendReportInvitation(input: $input) {
  outsideRecipient { state } userErrors { code } } }`;
const answer = `mutation ($id: ID!, $change: OutsideRecipientChange!) { changeOutsideRecipient(outsideRecipientId: $id, change: $change) { state } }`;
const invitation =
  'query ($id: ID!) { reportInvitation(outsideRecipientId: $id) { address name locale sentence { es } } }';
const file = 'query ($id: ID!) { reportFile(deliveryId: $id) { fileName outsideAddress } }';
const list = `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) { ... on Organization {
  reportSchedules { ${shown} deliveries(first: 20) { nodes { day recipient { id } outsideRecipient { address } } } } } } }`;

const [lucia, address] = [testId(0x1a), 'contadora@ejemplo.com'];
let plan = 'ENTERPRISE';
let world: World;
beforeAll(async () => {
  const user = { id: toGlobalId('user', lucia) };
  const members = {
    nodes: [{ role: 'ORGANIZATION_ADMIN', user, bots: null }],
    pageInfo: { hasNextPage: false, endCursor: null },
  };
  const organization = { name: 'Salón', country: 'MX', currency: 'MXN', timeZone: 'America/Mexico_City', members };
  world = await openWorld({
    now: '2026-11-30T12:00:00Z',
    neighbours: async (name) =>
      name === 'billing'
        ? { data: { _entities: [{ subscription: { plan: { code: plan } } }] } }
        : { data: { organization } },
  });
});
afterAll(async () => world.close());

let organizationId = '';
let admin: Principal = principals.admin();
beforeEach(async () => {
  plan = 'ENTERPRISE';
  // An hour after the report of the day would have been due.
  world.clock.set(new Date('2026-11-30T15:00:00Z'));
  organizationId = await world.organization();
  admin = principals.admin({ organizationId, userId: lucia });
});

const choice = {
  ...{ name: 'Cada día', frequency: 'DAILY', minuteOfDay: 480, period: 'YESTERDAY', extent: 'SUMMARY', locale: 'es' },
  ...{ format: 'CSV', recipientIds: [] as string[], outsideAddresses: [address] },
};

interface Outsider {
  id: string;
  address: string;
  state: string;
  expiresAt: string | null;
}
interface Shown {
  id: string;
  outsideRecipients: Outsider[];
  deliveries: { nodes: { day: string; recipient: unknown; outsideRecipient: { address: string } | null }[] };
}
interface Saved {
  schedule: Shown | null;
  userErrors: { field: string[] | null; code: string }[];
}

async function tell<T>(query: string, variables: Record<string, unknown>, caller = admin): Promise<T> {
  const { data, errors } = await world.ask(caller, query, variables);
  if (errors !== undefined || !data) throw new Error(JSON.stringify(errors));
  return data as T;
}

async function save(changes: Record<string, unknown> = {}): Promise<Saved> {
  const input = { schedule: { ...choice, ...changes } };
  return (await tell<{ createReportSchedule: Saved }>(create, { input })).createReportSchedule;
}

async function change(scheduleId: string, changes: Record<string, unknown>): Promise<Saved> {
  const input = { scheduleId, schedule: { ...choice, ...changes } };
  return (await tell<{ updateReportSchedule: Saved }>(update, { input })).updateReportSchedule;
}

async function scheduled(changes: Record<string, unknown> = {}): Promise<{ id: string; outsider: Outsider }> {
  const { schedule } = await save(changes);
  const [outsider] = schedule?.outsideRecipients ?? [];
  if (schedule === null || outsider === undefined) throw new Error('nobody was invited');
  return { id: schedule.id, outsider };
}

const service = (): Principal => ({ kind: 'SERVICE', name: 'notifications', organizationId, locale: 'es' });
const answers = async ({ id }: Outsider, change: 'CONFIRM' | 'LEAVE') =>
  (await tell<{ changeOutsideRecipient: { state: string } | null }>(answer, { id, change }, service()))
    .changeOutsideRecipient?.state ?? null;
const asks = async ({ id }: Outsider) =>
  (await tell<{ reportInvitation: unknown }>(invitation, { id }, service())).reportInvitation;
const again = async ({ id }: Outsider) =>
  tell<{ resendReportInvitation: { userErrors: { code: string }[] } }>(resend, { input: { outsideRecipientId: id } });

async function stateOf(caller = admin): Promise<Shown[]> {
  const variables = { id: toGlobalId('organization', organizationId) };
  return (await tell<{ _entities: [{ reportSchedules: Shown[] }] }>(list, variables, caller))._entities[0]
    .reportSchedules;
}

interface Mail {
  mailId: string;
  recipientId: string;
  kind: string;
}
async function mails(kind: string): Promise<Mail[]> {
  const sql =
    "select payload from outbox where name = 'analytics.outside-mail-due.v1' and organization_id = ? order by sequence";
  const rows = await asPlatform('test', async () =>
    world.database.read(async (em) => em.execute<{ payload: Mail }[]>(sql, [organizationId])),
  );
  return rows.map(({ payload }) => payload).filter((mail) => mail.kind === kind);
}

const fileOf = async (mail: Mail | undefined) =>
  (
    await tell<{ reportFile: { outsideAddress: string } | null }>(
      file,
      { id: toGlobalId('reportDelivery', mail?.mailId ?? '') },
      service(),
    )
  ).reportFile;

async function runOn(time: string): Promise<void> {
  world.clock.set(new Date(time));
  await runDueSchedules(world.deps);
}

describe('an address outside the organization', () => {
  test('is asked first, gets no report before it has confirmed, and one for each day from then on', async () => {
    const { outsider } = await scheduled();
    expect(outsider).toMatchObject({ address, state: 'INVITED', expiresAt: '2026-12-07T15:00:00.000Z' });
    expect(await mails('CONFIRMATION')).toHaveLength(1);
    expect(await asks(outsider)).toEqual({
      ...{ address, name: 'Cada día', locale: 'es', sentence: { es: 'Todos los días a las 08:00' } },
    });
    await runOn('2026-12-01T15:00:00Z');
    expect(await mails('REPORT')).toEqual([]);
    expect(await answers(outsider, 'CONFIRM')).toBe('CONFIRMED');
    await runOn('2026-12-02T15:00:00Z');
    await runOn('2026-12-02T15:00:00Z');
    const [mail, ...more] = await mails('REPORT');
    expect(more).toEqual([]);
    expect(await fileOf(mail)).toEqual({ fileName: 'tertulia-2026-12-02.csv', outsideAddress: address });
    const [shownNow] = await stateOf();
    expect(shownNow?.deliveries.nodes).toEqual([{ day: '2026-12-02', recipient: null, outsideRecipient: { address } }]);
  });

  test('that left gets nothing more, not even what is queued, is shown as left, and is not invited again', async () => {
    const { id, outsider } = await scheduled();
    await answers(outsider, 'CONFIRM');
    await runOn('2026-12-01T15:00:00Z');
    const [queued] = await mails('REPORT');
    expect(await answers(outsider, 'LEAVE')).toBe('LEFT');
    expect(await fileOf(queued)).toBeNull();
    expect(await answers(outsider, 'CONFIRM')).toBe('LEFT');
    await runOn('2026-12-02T15:00:00Z');
    expect(await mails('REPORT')).toHaveLength(1);
    const removed = await change(id, { outsideAddresses: [], recipientIds: [toGlobalId('user', lucia)] });
    expect(removed.schedule?.outsideRecipients).toMatchObject([{ state: 'LEFT' }]);
    expect((await save()).userErrors).toMatchObject([{ code: 'RECIPIENT_LEFT' }]);
    expect(await again(outsider)).toMatchObject({
      resendReportInvitation: { userErrors: [{ code: 'NOT_FOUND' }] },
    });
  });

  test('that was removed, or whose schedule was, gets nothing of what is queued', async () => {
    const first = await scheduled();
    await answers(first.outsider, 'CONFIRM');
    const second = await scheduled();
    await answers(second.outsider, 'CONFIRM');
    await runOn('2026-12-01T15:00:00Z');
    const queued = await mails('REPORT');
    expect(queued).toHaveLength(2);
    await change(first.id, { outsideAddresses: [], recipientIds: [toGlobalId('user', lucia)] });
    await tell(remove, { input: { scheduleId: second.id } });
    for (const mail of queued) expect(await fileOf(mail)).toBeNull();
    expect(await answers(first.outsider, 'LEAVE')).toBeNull();
  });

  test('cannot confirm after seven days, until it is invited again', async () => {
    const { outsider } = await scheduled();
    world.clock.set(new Date('2026-12-07T15:00:00Z'));
    expect(await answers(outsider, 'CONFIRM')).toBe('EXPIRED');
    expect(await asks(outsider)).toBeNull();
    expect((await stateOf())[0]?.outsideRecipients).toMatchObject([{ state: 'EXPIRED' }]);
    expect((await again(outsider)).resendReportInvitation.userErrors).toEqual([]);
    expect(await answers(outsider, 'CONFIRM')).toBe('CONFIRMED');
  });

  test('stays when a change does not speak of addresses', async () => {
    const { id } = await scheduled();
    const { schedule } = await change(id, { outsideAddresses: null, name: 'Otro' });
    expect(schedule?.outsideRecipients).toMatchObject([{ address }]);
    expect(await mails('CONFIRMATION')).toHaveLength(1);
  });
});

describe('limits', () => {
  test('an address is invited three times a day at most, also when it is removed in between', async () => {
    const { outsider } = await scheduled();
    await again(outsider);
    const recipientIds = [toGlobalId('user', lucia)];
    const [one] = await stateOf();
    await change(one?.id ?? '', { outsideAddresses: [], recipientIds });
    expect((await save()).userErrors).toEqual([]);
    const refused = await save();
    expect(refused.userErrors).toMatchObject([{ code: 'TOO_MANY_INVITATIONS' }]);
    expect(await stateOf()).toHaveLength(2);
    world.clock.set(new Date('2026-12-01T15:00:01Z'));
    expect((await save()).userErrors).toEqual([]);
    expect(await mails('CONFIRMATION')).toHaveLength(4);
  });

  test('the plan says how many there may be, and what is no address is refused beside its field', async () => {
    plan = 'STARTER';
    const four = ['a@x.mx', 'b@x.mx', 'c@x.mx', 'd@x.mx'];
    expect((await save({ outsideAddresses: four })).userErrors).toMatchObject([{ code: 'TOO_MANY_RECIPIENTS' }]);
    expect((await save({ outsideAddresses: ['nadie'] })).userErrors).toEqual([
      { field: ['outsideAddresses'], code: 'INVALID_VALUE' },
    ]);
    expect((await save({ outsideAddresses: [] })).userErrors).toMatchObject([{ code: 'INVALID_VALUE' }]);
    expect(await mails('CONFIRMATION')).toEqual([]);
  });

  test('only services of the platform answer for an address, and another organization finds none', async () => {
    const { outsider } = await scheduled();
    const codes = async (caller: Principal, query: string, variables: Record<string, unknown>) =>
      (await world.ask(caller, query, variables)).errors?.map((error) => error.extensions?.['code']);
    expect(await codes(admin, answer, { id: outsider.id, change: 'CONFIRM' })).toEqual(['FORBIDDEN']);
    expect(await codes(admin, invitation, { id: outsider.id })).toEqual(['FORBIDDEN']);
    const elsewhere = { ...service(), organizationId: await world.organization() } as Principal;
    expect(await tell(answer, { id: outsider.id, change: 'CONFIRM' }, elsewhere)).toEqual({
      changeOutsideRecipient: null,
    });
    expect(
      await codes(principals.viewer({ organizationId }), resend, { input: { outsideRecipientId: outsider.id } }),
    ).toEqual(['FORBIDDEN']);
    expect((await stateOf())[0]?.outsideRecipients).toMatchObject([{ state: 'INVITED' }]);
  });
});
