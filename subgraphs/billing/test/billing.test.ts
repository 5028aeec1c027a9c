import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drain } from '@tertulia/messaging';
import { asPlatform, inTenant, withoutTenancy } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { sdlOf } from '@tertulia/service';
import { assertDescribed, toGlobalId } from '@tertulia/subgraph';
import { principals } from '@tertulia/testkit';
import { rollPeriods } from '../src/application/roll-periods.js';
import { subgraph } from '../src/subgraph.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

const organizationQuery = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization {
  subscription { plan { code } status isTrial trialEndsAt periodStart periodEnd policy pendingPlan { code } }
  usage { kind used max ratio warning resetsAt liftedBy }
  usageLedger(first: 100) { totalCount nodes { kind amount reason reference } } } } }`;
type Told = {
  subscription: Record<string, unknown>;
  usage: { kind: string; used: number; max: number | null; warning: number | null }[];
  usageLedger: { totalCount: number; nodes: { kind: string; amount: number }[] };
};
const tell = async (principal: Principal): Promise<Told> => {
  const organizationId = 'organizationId' in principal ? (principal.organizationId ?? '') : '';
  const r = [{ __typename: 'Organization', id: toGlobalId('organization', organizationId) }];
  const { data, errors } = await world.ask(principal, organizationQuery, { r });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  const entities = (data?.['_entities'] ?? []) as Told[];
  if (entities[0] === undefined) throw new Error('no organization');
  return entities[0];
};
const started = (organizationId: string, conversationId: string, more: { isCharged?: boolean } = {}) =>
  world.event('runtime.conversation-started.v1', organizationId, {
    conversationId,
    botId: world.ids.next(),
    versionId: world.ids.next(),
    channel: 'WEB',
    startedAt: world.clock.now().toISOString(),
    isDemo: false,
    ...more,
  });

test('everything is described and plans are public', async () => {
  assertDescribed(await sdlOf(subgraph));
  const { data } = await world.ask(
    principals.anonymous(),
    '{ plans { code name monthly { amountMinor currency } yearly { amountMinor } limits { kind max } features { key isIncluded } } }',
  );
  const plans = data?.['plans'] as { code: string; monthly: object; features: { isIncluded: boolean }[] }[];
  expect(plans.map((plan) => plan.code)).toEqual(['STARTER', 'PROFESSIONAL', 'ENTERPRISE']);
  expect(plans[0]?.monthly).toEqual({ amountMinor: 2_900, currency: 'USD' });
  expect(plans[2]?.features.every((feature) => feature.isIncluded)).toBe(true);
});

describe('an organization that is too new to be stored here', () => {
  test('has the trial that will be stored, and may choose a plan at once; the event of its creation then changes nothing', async () => {
    const organizationId = world.ids.next();
    const admin = principals.admin({ organizationId });
    const { subscription, usage, usageLedger } = await tell(admin);
    expect(subscription).toMatchObject({ plan: { code: 'PROFESSIONAL' }, isTrial: true, status: 'TRIAL' });
    expect(usage.map(({ used }) => used)).toEqual([0, 0, 0]);
    expect(usageLedger.totalCount).toBe(0);
    const input = { plan: 'ENTERPRISE', interval: 'MONTHLY' };
    const preview = `mutation ($input: ChangePlanInput!) { previewPlanChange(input: $input) { preview { isImmediate } userErrors { code } } }`;
    expect((await world.ask(admin, preview, { input })).data).toEqual({
      previewPlanChange: { preview: { isImmediate: true }, userErrors: [] },
    });
    const change = `mutation ($input: ChangePlanInput!) { changePlan(input: $input) { subscription { plan { code } } userErrors { code } } }`;
    await world.ask(admin, change, { input });
    await world.organization(organizationId);
    expect((await tell(admin)).subscription).toMatchObject({ plan: { code: 'ENTERPRISE' } });
  });

  test('is not stored by a read', async () => {
    const admin = principals.admin({ organizationId: world.ids.next() });
    await tell(admin);
    const organizationId = admin.organizationId ?? '';
    expect(
      await world.deps.work.read({ platform: 'test' }, async (stores) => stores.subscriptions.of(organizationId)),
    ).toBeNull();
  });
});

describe('a trial', () => {
  test('starts with the organization, and its entitlements are published', async () => {
    const admin = await world.organization();
    const { subscription } = await tell(admin);
    expect(subscription).toMatchObject({ plan: { code: 'PROFESSIONAL' }, isTrial: true, policy: 'HARD' });
    const last = world.announced.at(-1);
    expect(last?.organizationId).toBe(admin.organizationId);
    expect(last?.payload.entitlements).toMatchObject({ bots: 10, conversationsPerMonth: 10_000, isTrial: true });
  });

  test('that ends without a choice falls back to the smallest plan', async () => {
    const admin = await world.organization();
    const before = world.clock.now();
    world.clock.set(new Date(before.getTime() + 15 * 86_400_000));
    await asPlatform('test', () => rollPeriods(world.deps));
    await drain([world.relay]);
    expect((await tell(admin)).subscription).toMatchObject({
      plan: { code: 'STARTER' },
      status: 'PAST_DUE',
      isTrial: false,
    });
    const last = world.announced.findLast((event) => event.organizationId === admin.organizationId);
    expect(last?.payload.entitlements).toMatchObject({ planCode: 'STARTER', bots: 3 });
    world.clock.set(before);
  });
});

describe('the ledger', () => {
  test('sums up to the counter, whatever is repeated', async () => {
    const admin = await world.organization();
    const organizationId = admin.organizationId ?? '';
    const events = [
      world.event('bots.bot-created.v1', organizationId, { botId: world.ids.next(), name: 'a', isDemo: false }),
      world.event('bots.bot-created.v1', organizationId, { botId: world.ids.next(), name: 'b', isDemo: false }),
      ...Array.from({ length: 40 }, () => started(organizationId, world.ids.next())),
    ];
    const deleted = world.event('bots.bot-deleted.v1', organizationId, { botId: world.ids.next() });
    await world.bus.publish(events);
    await Promise.all([world.bus.publish(events), world.bus.publish([...events, deleted])]);
    const { usage, usageLedger } = await tell(admin);
    const sum = (kind: string) =>
      usageLedger.nodes.filter((entry) => entry.kind === kind).reduce((total, entry) => total + entry.amount, 0);
    expect(usage.find((one) => one.kind === 'BOTS')?.used).toBe(1);
    expect(sum('BOTS')).toBe(1);
    expect(usage.find((one) => one.kind === 'CONVERSATIONS')).toMatchObject({ used: 40, max: 10_000, warning: null });
    expect(sum('CONVERSATIONS')).toBe(40);
    expect(usageLedger.totalCount).toBe(43);
  });

  test('does not count a conversation that a program seems to have started', async () => {
    const admin = await world.organization();
    const organizationId = admin.organizationId ?? '';
    await world.bus.publish([started(organizationId, world.ids.next(), { isCharged: false })]);
    await world.bus.publish([started(organizationId, world.ids.next(), { isCharged: true })]);
    const { usage } = await tell(admin);
    expect(usage.find((one) => one.kind === 'CONVERSATIONS')?.used).toBe(1);
  });

  test('conversations count by period and start at zero in the next', async () => {
    const admin = await world.organization();
    await world.bus.publish([started(admin.organizationId ?? '', world.ids.next())]);
    const before = world.clock.now();
    world.clock.set(new Date(before.getTime() + 20 * 86_400_000));
    const { usage } = await tell(admin);
    expect(usage.find((one) => one.kind === 'CONVERSATIONS')?.used).toBe(0);
    world.clock.set(before);
  });
});

describe('the limit on conversations', () => {
  const reports = (organizationId: string) =>
    world.limits.filter((event) => event.organizationId === organizationId).map(({ payload }) => payload);
  const use = async (organizationId: string, conversations: number): Promise<void> => {
    const events = Array.from({ length: conversations }, () => started(organizationId, world.ids.next()));
    await world.bus.publish(events);
    await drain([world.relay]);
  };

  test('is reported at 80 % and at 100 %, once a period, with what is used and when it is reset', async () => {
    const admin = await world.organization();
    const organizationId = admin.organizationId ?? '';
    const before = world.clock.now();
    // After the trial: 1,000 conversations a month.
    world.clock.set(new Date('2026-03-20T00:00:00Z'));
    await rollPeriods(world.deps);
    await use(organizationId, 799);
    expect(reports(organizationId)).toEqual([]);
    await Promise.all([use(organizationId, 2), use(organizationId, 3)]);
    await use(organizationId, 190);
    const told = { limit: 'CONVERSATIONS', max: 1_000, resetsAt: '2026-04-15T00:00:00.000Z' };
    expect(reports(organizationId)).toEqual([{ ...told, percent: 80, used: expect.any(Number) }]);
    await use(organizationId, 20);
    expect(reports(organizationId).slice(1)).toEqual([{ ...told, percent: 100, used: 1_014 }]);
    world.clock.set(new Date('2026-04-16T00:00:00Z'));
    await rollPeriods(world.deps);
    await use(organizationId, 1_000);
    expect(reports(organizationId).slice(2)).toEqual(
      [80, 100].map((percent) => ({ ...told, percent, used: 1_000, resetsAt: '2026-05-15T00:00:00.000Z' })),
    );
    world.clock.set(before);
  });
});

describe('changing the plan', () => {
  const change = `mutation ($input: ChangePlanInput!) { changePlan(input: $input) {
    subscription { plan { code } status pendingPlan { code } } userErrors { code field } } }`;
  const preview = `mutation ($input: ChangePlanInput!) { previewPlanChange(input: $input) {
    preview { dueNow { amountMinor currency } nextCharge { amountMinor } isImmediate effectiveAt } userErrors { code } } }`;
  const result = async (principal: Principal, query: string, plan: string) => {
    const { data, errors } = await world.ask(principal, query, { input: { plan, interval: 'MONTHLY' } });
    return errors === undefined ? Object.values(data ?? {})[0] : errors[0]?.extensions;
  };

  test('a larger plan takes effect at once for the remaining share of the period, a smaller one at its end', async () => {
    const admin = await world.organization();
    expect(await result(admin, change, 'STARTER')).toMatchObject({
      subscription: { plan: { code: 'STARTER' }, status: 'ACTIVE' },
    });
    const before = world.clock.now();
    const halfMonthMs = (31 / 2) * 86_400_000;
    world.clock.set(new Date(before.getTime() + halfMonthMs));
    expect(await result(admin, preview, 'PROFESSIONAL')).toMatchObject({
      preview: {
        dueNow: { amountMinor: 3_500, currency: 'USD' },
        nextCharge: { amountMinor: 9_900 },
        isImmediate: true,
      },
    });
    expect(await result(admin, change, 'PROFESSIONAL')).toMatchObject({
      subscription: { plan: { code: 'PROFESSIONAL' } },
    });
    expect(await result(admin, preview, 'STARTER')).toMatchObject({
      preview: { dueNow: { amountMinor: 0 }, isImmediate: false },
    });
    expect(await result(admin, change, 'STARTER')).toMatchObject({
      subscription: { plan: { code: 'PROFESSIONAL' }, pendingPlan: { code: 'STARTER' } },
    });
    world.clock.set(new Date(before.getTime() + 2 * halfMonthMs));
    expect((await tell(admin)).subscription).toMatchObject({ plan: { code: 'STARTER' }, pendingPlan: null });
    world.clock.set(before);
  });

  test('requires the permission for billing', async () => {
    const admin = await world.organization();
    const { organizationId } = admin;
    for (const principal of [principals.viewer({ organizationId }), principals.botManager([], { organizationId })]) {
      expect(await result(principal, change, 'STARTER')).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await result(principals.anonymous(), change, 'STARTER')).toEqual({ code: 'UNAUTHENTICATED' });
  });
});

describe('tenants', () => {
  test('another organization gets the response of one that does not exist', async () => {
    const mine = await world.organization();
    const other = await world.organization();
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { usage { used } } } }`;
    const about = async (uuid: string) =>
      world.ask(mine, query, { r: [{ __typename: 'Organization', id: toGlobalId('organization', uuid) }] });
    expect(await about(other.organizationId ?? '')).toEqual(await about(world.ids.next()));
  });

  test("row-level security hides other tenants' rows even without the application’s filters", async () => {
    const admin = await world.organization();
    await world.bus.publish([started(admin.organizationId ?? '', world.ids.next())]);
    const count = async (table: string) =>
      world.database.read(
        async (em) => (await em.execute<{ n: number }[]>(`select count(*)::int n from ${table}`))[0]?.n,
      );
    for (const table of ['plan_subscription', 'usage_entry', 'usage_counter']) {
      expect(await inTenant(world.ids.next(), () => count(table))).toBe(0);
      expect(await withoutTenancy(() => count(table))).toBe(0);
      expect(await inTenant(admin.organizationId ?? '', () => count(table))).toBe(1);
    }
  });

  test('a deleted organization leaves nothing behind, in any table', async () => {
    const admin = await world.organization();
    const organizationId = admin.organizationId ?? '';
    await world.bus.publish([started(organizationId, world.ids.next())]);
    const tables = ['plan_subscription', 'usage_entry', 'usage_counter'];
    const rows = async () =>
      inTenant(organizationId, () =>
        world.database.read(async (em) => {
          const counts = tables.map((table) => em.execute<{ n: number }[]>(`select count(*)::int n from ${table}`));
          return (await Promise.all(counts)).map(([row]) => row?.n);
        }),
      );
    expect(await rows()).toEqual([1, 1, 1]);
    await world.bus.publish([world.event('identity.organization-deleted.v1', organizationId, { organizationId })]);
    expect(await rows()).toEqual([0, 0, 0]);
  });
});
