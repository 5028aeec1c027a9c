import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planCatalogue, planCodes } from '@tertulia/plan-limits';
import { beyondLimits, choiceKind, suggestedPlan, yearlySaving } from '../../src/features/billing/model/plan-choice.js';
import type { CurrentSubscription, UsageFact } from '../../src/features/billing/model/plan-facts.js';
import { usageBar } from '../../src/features/billing/model/usage-bar.js';

describe('usage bars', () => {
  test.each([
    [0, 'fine', 'accent'],
    [74, 'fine', 'accent'],
    [75, 'near', 'warn'],
    [90, 'close', 'warn'],
    [99, 'close', 'warn'],
    [100, 'full', 'bad'],
    [140, 'full', 'bad'],
  ])('A usage of %i of 100 is %s', (used, level, tone) => {
    expect(usageBar({ used, max: 100 })).toMatchObject({ level, tone });
  });

  test('Without a limit there is no bar, and a limit of zero is full', () => {
    expect(usageBar({ used: 5, max: null })).toBeNull();
    expect(usageBar({ used: 0, max: 0 })?.level).toBe('full');
  });

  test('The share of a bar is between 0 and 1, and the rest is never negative', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 50_000 }), (used, max) => {
        const bar = usageBar({ used, max });
        expect(bar?.share).toBeGreaterThanOrEqual(0);
        expect(bar?.share).toBeLessThanOrEqual(1);
        expect(bar?.left).toBe(Math.max(0, max - used));
      }),
    );
  });
});

const plans = planCodes.map((code) => ({ code }));
const current: Pick<CurrentSubscription, 'plan' | 'interval' | 'status' | 'pendingPlan'> = {
  plan: { code: 'PROFESSIONAL', name: 'Profesional' },
  interval: 'MONTHLY',
  status: 'ACTIVE',
  pendingPlan: null,
};
const pendingPlan = { code: 'STARTER' as const, name: 'Inicial' };

describe('the choice of a plan', () => {
  test('The choice is the current plan, another interval, an upgrade or a downgrade', () => {
    const kind = (code: (typeof planCodes)[number], interval: 'MONTHLY' | 'YEARLY'): string =>
      choiceKind(plans, current, { code, interval });
    expect(kind('PROFESSIONAL', 'MONTHLY')).toBe('current');
    expect(kind('PROFESSIONAL', 'YEARLY')).toBe('interval');
    expect(kind('ENTERPRISE', 'MONTHLY')).toBe('up');
    expect(kind('STARTER', 'YEARLY')).toBe('down');
  });

  test('When a change is planned, the current plan can be kept', () => {
    const changing = { ...current, pendingPlan };
    expect(choiceKind(plans, changing, { code: 'STARTER', interval: 'MONTHLY' })).toBe('pending');
    expect(choiceKind(plans, changing, { code: 'PROFESSIONAL', interval: 'MONTHLY' })).toBe('keep');
  });

  test('In a trial every plan can be chosen, also the one that is tried', () => {
    const trial = { ...current, status: 'TRIAL' as const };
    expect(planCodes.map((code) => choiceKind(plans, trial, { code, interval: 'MONTHLY' }))).toEqual([
      'choose',
      'choose',
      'choose',
    ]);
  });
});

describe('the highlighted plan', () => {
  test('The next larger plan is highlighted, after a trial the tried one, and none at the top', () => {
    expect(suggestedPlan(plans, current)).toBe('ENTERPRISE');
    expect(suggestedPlan(plans, { ...current, status: 'TRIAL' })).toBe('PROFESSIONAL');
    expect(suggestedPlan(plans, { ...current, plan: { code: 'ENTERPRISE', name: 'Empresa' } })).toBeNull();
  });
});

describe('a change to a smaller plan', () => {
  const fact = (kind: UsageFact['kind'], used: number): UsageFact => ({
    kind,
    used,
    max: null,
    ratio: null,
    warning: null,
    resetsAt: null,
    liftedBy: null,
  });

  test('Usage above the limits of the new plan is listed with the limit', () => {
    const starter = {
      limits: [
        { kind: 'BOTS' as const, max: 3 },
        { kind: 'MEMBERS' as const, max: 3 },
      ],
    };
    const beyond = beyondLimits(starter, [fact('BOTS', 4), fact('MEMBERS', 3), fact('CONVERSATIONS', 9000)]);
    expect(beyond.map(({ kind, used, max }) => [kind, used, max])).toEqual([['BOTS', 4, 3]]);
  });

  test('A plan without limits is never exceeded', () => {
    const enterprise = { limits: [{ kind: 'BOTS' as const, max: null }] };
    expect(beyondLimits(enterprise, [fact('BOTS', 400)])).toEqual([]);
  });

  test('A year saves two months in every plan', () => {
    for (const code of planCodes) expect(yearlySaving(planCatalogue[code])).toBeCloseTo(2 / 12);
  });
});
