import { describe, expect, test } from '@jest/globals';
import {
  decide,
  decideByLimit,
  planCatalogue,
  planCodes,
  planLimitCodes,
  trialEntitlements,
  sharesReached,
  warningLevel,
} from '@tertulia/plan-limits';
import fc from 'fast-check';

const resetsAt = new Date('2026-04-01T00:00:00Z');

describe('plan catalogue', () => {
  test('Monthly prices are 29, 99 and 299 dollars, and a year costs ten months', () => {
    expect(planCodes.map((code) => planCatalogue[code].monthly.amountMinor)).toEqual([2900, 9900, 29900]);
    for (const code of planCodes)
      expect(planCatalogue[code].yearly.amountMinor).toBe(planCatalogue[code].monthly.amountMinor * 10);
  });

  test.each(planLimitCodes)('A larger plan never allows fewer %s', (limit) => {
    const limits = planCodes.map((code) => planCatalogue[code].limits[limit] ?? Number.POSITIVE_INFINITY);
    expect(limits).toEqual(limits.toSorted((a, b) => a - b));
  });

  test('Every plan and feature has a name in both languages', () => {
    const texts = planCodes.flatMap((code) => [
      planCatalogue[code].name,
      planCatalogue[code].summary,
      ...planCatalogue[code].features.map((f) => f.name),
    ]);
    for (const text of texts) expect([text.es, text.en].every((t) => t.length > 2)).toBe(true);
  });
});

describe('decisions', () => {
  test('Usage up to the limit is allowed; one more is refused with limit, usage, reset time and plan', () => {
    const question = { plan: 'STARTER', limit: 'bots', usage: 2, amount: 1, resetsAt: null } as const;
    expect(decide(question)).toEqual({ isAllowed: true });
    expect(decide({ ...question, usage: 3 })).toEqual({
      isAllowed: false,
      limit: 3,
      usage: 3,
      resetsAt: null,
      liftedBy: 'PROFESSIONAL',
    });
  });

  test('A refusal names the smallest plan that would allow the amount', () => {
    const refused = decide({ plan: 'STARTER', limit: 'conversationsPerMonth', usage: 10_000, amount: 1, resetsAt });
    expect(refused).toMatchObject({ isAllowed: false, liftedBy: 'ENTERPRISE', resetsAt });
  });

  test('A refusal on the largest plan names no plan', () => {
    const refused = decideByLimit(5, { plan: 'ENTERPRISE', limit: 'bots', usage: 5, amount: 1, resetsAt: null });
    expect(refused).toMatchObject({ isAllowed: false, limit: 5, liftedBy: null });
  });

  test('For any numbers an amount is allowed exactly when usage plus amount does not exceed the limit', () => {
    const question = fc.record({
      plan: fc.constantFrom(...planCodes),
      limit: fc.constantFrom(...planLimitCodes),
      usage: fc.nat(20_000),
      amount: fc.integer({ min: 1, max: 5_000 }),
    });
    fc.assert(
      fc.property(question, (q) => {
        const decision = decide({ ...q, resetsAt });
        const cap = planCatalogue[q.plan].limits[q.limit] ?? Number.POSITIVE_INFINITY;
        expect(decision.isAllowed).toBe(q.usage + q.amount <= cap);
        const liftedBy = decision.isAllowed ? q.plan : decision.liftedBy;
        const isEnough = liftedBy !== null && decide({ ...q, plan: liftedBy, resetsAt }).isAllowed;
        expect(isEnough).toBe(liftedBy !== null);
      }),
    );
  });
});

describe('warnings', () => {
  test.each([
    [74, 100, null],
    [75, 100, 75],
    [89, 100, 75],
    [90, 100, 90],
    [100, 100, 100],
    [130, 100, 100],
    [3, 4, 75],
    [1_000_000, null, null],
  ])('A usage of %s out of %s gives the warning level %s', (usage, limit, level) => {
    expect(warningLevel(usage, limit)).toBe(level);
  });
});

describe('shares that other systems are told of', () => {
  test.each([
    [1_000, 0, 799, []],
    [1_000, 799, 800, [80]],
    [1_000, 800, 999, []],
    [1_000, 999, 1_000, [100]],
    [1_000, 700, 1_300, [80, 100]],
    [1_000, 1_000, 1_001, []],
    [3, 2, 3, [80, 100]],
    [null, 0, 1_000_000, []],
  ])('Of a limit of %s a growth from %s to %s passes %j', (limit, from, to, shares) => {
    expect(sharesReached(limit, { from, to })).toEqual(shares);
  });

  test('Each share is passed once, in whatever steps the usage grows', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), steps, (limit, growths) => {
        let used = 0;
        const passed = growths.flatMap((growth) => {
          const from = used;
          used += growth;
          return sharesReached(limit, { from, to: used });
        });
        const expected = [80, 100].filter((share) => used * 100 >= limit * share);
        expect(passed).toEqual(expected);
      }),
    );
  });
});

test('A trial has the limits of Professional for fourteen days and the HARD policy', () => {
  expect(trialEntitlements(new Date('2026-03-01T10:00:00Z'))).toEqual({
    planCode: 'PROFESSIONAL',
    bots: 10,
    conversationsPerMonth: 10_000,
    members: 15,
    periodStart: '2026-03-01T10:00:00.000Z',
    periodEnd: '2026-03-15T10:00:00.000Z',
    policy: 'HARD',
    isTrial: true,
  });
});
