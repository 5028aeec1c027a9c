import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DomainError } from '@tertulia/errors';
import { asPlatform } from '@tertulia/persistence';
import { toGlobalId } from '@tertulia/subgraph';
import { eventually, testId } from '@tertulia/testkit';
import type { NotificationsDependencies } from '../src/application/dependencies.js';
import { openAlert, raiseOccasion } from '../src/application/raise-occasion.js';
import { tellDueDigests } from '../src/application/tell-digests.js';
import { occasionTeller } from '../src/application/tell-occasion.js';
import type { NotificationKind } from '../src/domain/kinds.js';
import { botOne, botTwo, notificationsWorld, organizationA, organizationB, type World } from './world.js';

const save = `mutation ($input: SaveAlertRuleInput!) { saveAlertRule(input: $input) {
  alertRule { ways outsideDigest { rhythm minuteOfDay weekday } } userErrors { field code } } }`;
const list = `query ($id: ID!) { _entities(representations: [{ __typename: "Organization", id: $id }]) { ... on Organization {
  alertRules { id kind forMinutes ways } } } }`;
const daily = { rhythm: 'DAILY', minuteOfDay: 9 * 60 };

let world: World;
beforeAll(async () => {
  world = await notificationsWorld({ replicas: 2 });
});
beforeEach(async () => {
  for (const table of ['outbox', 'occasion', 'alert', 'outside_digest']) await rows(`delete from ${table}`);
  await rows("update alert_rule set ways = '[]', outside_digest = null, muted_until = null");
});
afterAll(async () => world.close());

async function rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
  return asPlatform('test', async () => world.database.transact(async (em) => em.execute<T[]>(sql, values)));
}

interface Rule {
  readonly id: string;
  readonly kind: string;
  readonly forMinutes: number;
}

async function rule(kind: string, input: object): Promise<unknown> {
  const ana = world.principalOf('Ana');
  const { _entities: found } = await world.tell(ana, list, { id: toGlobalId('organization', organizationA) });
  const known = (found as unknown as [{ alertRules: Rule[] }])[0].alertRules.find((one) => one.kind === kind);
  const whole = { ruleId: known?.id, kind, forMinutes: known?.forMinutes, isEnabled: true, ...input };
  return (await world.tell(ana, save, { input: whole }))['saveAlertRule'];
}

interface Happening {
  readonly kind?: NotificationKind;
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly botIds?: readonly string[];
  readonly deps?: NotificationsDependencies;
}

let raised = 0;
async function happens({
  kind = 'BAD_RATING',
  facts = { value: 1 },
  botIds = [botOne],
  deps = world.deps,
}: Happening = {}) {
  raised += 1;
  const key = `happening ${raised}`;
  const occasion = { organizationId: organizationA, key, kind, botIds, facts, alertId: null };
  await deps.work.transact({ organizationId: organizationA }, async (stores) =>
    raiseOccasion(deps, stores, { ...occasion, occurredAt: world.clock.now() }),
  );
  const [{ id } = { id: '' }] = await rows<{ id: string }>('select id from occasion where key = ?', [key]);
  await occasionTeller(deps)(id);
}

interface Digest {
  readonly way: string;
  readonly count: number;
  readonly title: string;
  readonly text: string;
  readonly kinds: readonly {
    readonly kind: string;
    readonly title: string;
    readonly latest: readonly {
      readonly text: string;
      readonly path: string;
      readonly conversationId: string | null;
    }[];
  }[];
}

async function published(name = 'notifications.alerts-gathered.v1'): Promise<Digest[]> {
  const found = await rows<{ payload: Digest }>('select payload from outbox where name = ? order by payload->>?', [
    ...[name, 'way'],
  ]);
  return found.map(({ payload }) => payload);
}

async function at(time: string, deps = world.deps): Promise<void> {
  world.clock.set(time);
  await tellDueDigests(deps);
}

test('what a rule gathers is told at its hour in the zone of the organization, once by each way, with numbers and the newest', async () => {
  await at('2026-03-02T15:00:00Z');
  const gathered = { ways: ['FEED', 'WEBHOOK', 'SLACK'], outsideDigest: daily };
  expect(await rule('BAD_RATING', gathered)).toMatchObject({
    alertRule: { outsideDigest: { ...daily, weekday: 0 } },
    userErrors: [],
  });
  await rule('GOAL', { ways: ['WEBHOOK'], outsideDigest: daily });
  for (let n = 1; n <= 4; n += 1) {
    world.clock.advance(60_000);
    const conversation = toGlobalId('conversation', testId(n));
    await happens({ facts: { conversation, value: n }, botIds: [n === 4 ? botTwo : botOne] });
  }
  await happens({ kind: 'GOAL', facts: { conversation: toGlobalId('conversation', testId(9)), name: 'Cita' } });
  expect(await published('notifications.alert-told.v1')).toEqual([]);
  // Nine in Mexico City.
  await at('2026-03-03T14:59:59Z');
  expect(await published()).toEqual([]);
  world.clock.set('2026-03-03T15:00:00Z');
  await Promise.all([...world.all, ...world.all].map(async ({ deps }) => tellDueDigests(deps)));
  const [slack, webhook, ...others] = await published();
  expect(others).toEqual([]);
  expect(slack).toMatchObject({
    ...{ way: 'SLACK', count: 4, title: 'Alert digest: 4 alerts', path: '/notifications' },
    ...{ since: '2026-03-02T15:01:00.000Z', text: 'What happened since Mar 2, 09:01. Times of America/Mexico_City.' },
    kinds: [{ kind: 'BAD_RATING', severity: 'INFO', title: 'Bad ratings: 4', count: 4, overCount: 0 }],
  });
  expect(webhook).toMatchObject({
    way: 'WEBHOOK',
    count: 5,
    kinds: [{ kind: 'BAD_RATING' }, { kind: 'GOAL', count: 1 }],
  });
  const latest = slack?.kinds[0]?.latest ?? [];
  expect(latest.map(({ text }) => text)).toEqual([
    'Mar 2, 09:04 · Recepción: Rating: 4.',
    'Mar 2, 09:03 · Recepción: Rating: 3.',
    'Mar 2, 09:02 · Recepción: Rating: 2.',
  ]);
  expect(latest[0]).toEqual({
    ...{ since: '2026-03-02T15:04:00.000Z', notice: 'ONCE', isOver: false, figure: 4, threshold: null },
    ...{ botIds: [botTwo], botName: 'Recepción', conversationId: testId(4), connectionId: null, endpointId: null },
    ...{ text: expect.any(String), path: `/conversations/${toGlobalId('conversation', testId(4))}` },
  });
});

test('nothing is sent where nothing happened, and the next day has its own', async () => {
  await at('2026-03-10T15:00:00Z');
  await rule('BAD_RATING', { ways: ['SLACK'], outsideDigest: daily });
  await at('2026-03-11T15:00:00Z');
  expect(await published()).toEqual([]);
  await happens();
  await at('2026-03-12T15:00:00Z');
  await happens();
  await happens();
  await at('2026-03-13T15:00:00Z');
  await at('2026-03-14T15:00:00Z');
  expect(new Set((await published()).map(({ count }) => count))).toEqual(new Set([1, 2]));
  expect(await published()).toHaveLength(2);
});

test('a process that dies while it tells leaves the digest to the next one, and a second one repeats nothing', async () => {
  await at('2026-03-16T15:00:00Z');
  await rule('BAD_RATING', { ways: ['SLACK'], outsideDigest: daily });
  await happens();
  world.clock.set('2026-03-17T15:00:00Z');
  const dying: NotificationsDependencies = {
    ...world.deps,
    work: {
      ...world.deps.work,
      read: async (reach, work) => world.deps.work.read(reach, work),
      transact: async (reach, work) =>
        world.deps.work.transact(reach, async (stores) => {
          await work(stores);
          throw new DomainError('SUBGRAPH_UNAVAILABLE');
        }),
    },
  };
  await tellDueDigests(dying);
  expect(await published()).toEqual([]);
  await tellDueDigests(world.deps);
  await tellDueDigests((await world.restart()).deps);
  expect(await published()).toMatchObject([{ count: 1 }]);
});

test('a weekly one comes on its day, and on the day on which the clock changes too', async () => {
  world.clock.set('2026-03-17T15:00:00Z');
  const weekly = { rhythm: 'WEEKLY', minuteOfDay: 150, weekday: 6 };
  await rule('BAD_RATING', { ways: ['SLACK'], outsideDigest: weekly });
  const inMadrid = { ...(await world.deps.directory.toTell(organizationA)), timeZone: 'Europe/Madrid' };
  const directory = { ...world.deps.directory, toTell: async () => inMadrid };
  await happens({ deps: { ...world.deps, directory } });
  world.clock.set('2026-03-23T15:00:00Z');
  await happens({ deps: { ...world.deps, directory } });
  const due = await rows<{ due_at: string }>('select due_at from outside_digest order by due_at');
  // On the 29th there is no half past two.
  expect(due.map(({ due_at: dueAt }) => new Date(dueAt).toISOString())).toEqual([
    ...['2026-03-22T01:30:00.000Z', '2026-03-29T01:30:00.000Z'],
  ]);
});

test('what is muted, switched off or no longer told by the way when the time comes is left out', async () => {
  await at('2026-04-01T15:00:00Z');
  for (const kind of ['BAD_RATING', 'GOAL', 'URGENT']) {
    await rule(kind, { ways: ['WEBHOOK', 'SLACK'], outsideDigest: daily });
    await happens({ kind: kind as NotificationKind, facts: { value: 1, name: 'Cita' } });
  }
  await rule('GOAL', { ways: ['WEBHOOK'] });
  await rows("update alert_rule set muted_until = '2026-04-03T00:00:00Z' where kind = 'URGENT'");
  await at('2026-04-02T15:00:00Z');
  const kinds = (await published()).map(({ way, kinds: told }) => [way, ...told.map(({ kind }) => kind)]);
  expect(kinds).toEqual([
    ['SLACK', 'BAD_RATING'],
    ['WEBHOOK', 'BAD_RATING', 'GOAL'],
  ]);
});

test('a rule that tells each at once again still tells what it had gathered at its time, and one that gathers keeps its times when they are left out', async () => {
  await at('2026-04-06T15:00:00Z');
  await rule('BAD_RATING', { ways: ['SLACK'], outsideDigest: daily });
  await happens();
  expect(await rule('BAD_RATING', { ways: ['SLACK'] })).toMatchObject({ alertRule: { outsideDigest: daily } });
  expect(await rule('BAD_RATING', { ways: ['SLACK'], outsideDigest: null })).toMatchObject({
    alertRule: { outsideDigest: null },
  });
  await happens();
  expect(await published('notifications.alert-told.v1')).toHaveLength(1);
  await at('2026-04-07T15:00:00Z');
  expect(await published()).toMatchObject([{ count: 1 }]);
});

test('what is over by then is counted, and said to be over', async () => {
  await at('2026-04-08T15:00:00Z');
  await rule('INTEGRATION_BROKEN', { ways: ['SLACK'], outsideDigest: daily });
  const subject = { organizationId: organizationA, kind: 'INTEGRATION_BROKEN', subject: 'crm' } as const;
  const facts = { name: 'CRM', connection: toGlobalId('connection', testId(0xd1)) };
  await world.deps.work.transact({ organizationId: organizationA }, async (stores) =>
    openAlert(world.deps, stores, { ...subject, botIds: [], facts, since: world.clock.now(), isAtOnce: true }),
  );
  await world.tick();
  const [{ id } = { id: '' }] = await rows<{ id: string }>('select id from occasion');
  await occasionTeller(world.deps)(id);
  await world.deps.work.transact({ organizationId: organizationA }, async ({ alerts }) =>
    alerts.close(subject, world.clock.now()),
  );
  await at('2026-04-09T15:00:00Z');
  expect(await published()).toMatchObject([
    {
      count: 1,
      kinds: [
        {
          ...{ title: 'Integrations: 1 (over: 1)', overCount: 1 },
          latest: [{ text: 'Apr 8, 09:00 · CRM stopped working · over', isOver: true, connectionId: testId(0xd1) }],
        },
      ],
    },
  ]);
});

test('one that is a day late is not told, and while identity is away it waits', async () => {
  await at('2026-04-13T15:00:00Z');
  await rule('BAD_RATING', { ways: ['SLACK'], outsideDigest: daily });
  await happens();
  const toTell = async () => Promise.reject(new DomainError('SUBGRAPH_UNAVAILABLE'));
  await at('2026-04-14T15:00:00Z', { ...world.deps, directory: { ...world.deps.directory, toTell } });
  expect(await rows('select 1 from outside_digest where told_at is null')).toHaveLength(1);
  await at('2026-04-15T15:00:00Z');
  expect(await published()).toEqual([]);
  expect(await rows('select 1 from outside_digest where told_at is null')).toEqual([]);
});

test('times out of bounds are refused by their field', async () => {
  const refusedFor = async (times: object) => rule('BAD_RATING', { ways: ['SLACK'], outsideDigest: times });
  for (const minuteOfDay of [-1, 1_440]) {
    expect(await refusedFor({ rhythm: 'DAILY', minuteOfDay })).toMatchObject({
      userErrors: [{ field: ['outsideDigest', 'minuteOfDay'], code: 'INVALID_VALUE' }],
    });
  }
  expect(await refusedFor({ rhythm: 'WEEKLY', minuteOfDay: 0, weekday: 7 })).toMatchObject({
    userErrors: [{ field: ['outsideDigest', 'weekday'], code: 'INVALID_VALUE' }],
  });
});

test('the database alone withholds the digests of another organization, and they go with their own', async () => {
  await at('2026-04-20T15:00:00Z');
  await rule('BAD_RATING', { ways: ['SLACK'], outsideDigest: daily });
  await happens();
  const seenBy = async (organizationId: string) =>
    world.deps.work.read({ organizationId }, async ({ outsideDigests }) => {
      const due = await outsideDigests.due(new Date('2027-01-01T00:00:00Z'), 10);
      return Promise.all(due.map(async (digest) => outsideDigests.groups(digest, 3)));
    });
  expect(await seenBy(organizationB)).toEqual([]);
  expect(await seenBy(organizationA)).toMatchObject([[{ count: 1 }]]);
  await world.deps.work.transact({ organizationId: organizationA }, async ({ organizations }) =>
    organizations.deleteEverything(organizationA),
  );
  await eventually(async () => expect(await rows('select 1 from outside_digest')).toEqual([]));
});
