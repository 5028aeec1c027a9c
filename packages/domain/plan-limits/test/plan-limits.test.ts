import { describe, expect, test } from '@jest/globals';
import {
  decide,
  decideWithin,
  planCatalogue,
  planCodes,
  planLimitCodes,
  trialEntitlements,
  warningLevel,
} from '@tertulia/plan-limits';
import fc from 'fast-check';

const resetsAt = new Date('2026-04-01T00:00:00Z');

describe('the catalogue', () => {
  test('prices are those of the offer and a year costs ten months', () => {
    expect(planCodes.map((code) => planCatalogue[code].monthly.amountMinor)).toEqual([2900, 9900, 29900]);
    for (const code of planCodes)
      expect(planCatalogue[code].yearly.amountMinor).toBe(planCatalogue[code].monthly.amountMinor * 10);
  });

  test.each(planLimitCodes)('a larger plan never allows fewer %s', (limit) => {
    const limits = planCodes.map((code) => planCatalogue[code].limits[limit] ?? Number.POSITIVE_INFINITY);
    expect(limits).toEqual(limits.toSorted((a, b) => a - b));
  });

  test('every plan and feature is named in both languages', () => {
    const texts = planCodes.flatMap((code) => [
      planCatalogue[code].name,
      planCatalogue[code].summary,
      ...planCatalogue[code].features.map((f) => f.name),
    ]);
    for (const text of texts) expect([text.es, text.en].every((t) => t.length > 2)).toBe(true);
  });
});

describe('decisions', () => {
  test('the last unit within the limit is allowed, the next is refused with all that the caller must know', () => {
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

  test('the plan that lifts a refusal is the smallest that really fits', () => {
    const refused = decide({ plan: 'STARTER', limit: 'conversationsPerMonth', usage: 10_000, amount: 1, resetsAt });
    expect(refused).toMatchObject({ isAllowed: false, liftedBy: 'ENTERPRISE', resetsAt });
  });

  test('nothing lifts a limit set above the catalogue on the largest plan', () => {
    const refused = decideWithin(5, { plan: 'ENTERPRISE', limit: 'bots', usage: 5, amount: 1, resetsAt: null });
    expect(refused).toMatchObject({ isAllowed: false, limit: 5, liftedBy: null });
  });

  test('whatever the numbers: allowed exactly when usage and amount stay within the limit', () => {
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
  ])('%s of %s warns at %s', (usage, limit, level) => {
    expect(warningLevel(usage, limit)).toBe(level);
  });
});

test('a trial gives Professional limits for fourteen days and ends hard', () => {
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
