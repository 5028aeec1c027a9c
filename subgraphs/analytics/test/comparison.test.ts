import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verdictTexts } from '@tertulia/metrics';
import { principals } from '@tertulia/testkit';
import fc from 'fast-check';
import { comparedWindow } from '../src/domain/comparison.js';
import { localDaysOf, type Window } from '../src/domain/window.js';
import { dayAfter, startOfDay } from '../src/domain/zone-days.js';
import { conversation, entityOf, openWorld, requestMetrics, type World } from './world.js';

const zone = 'America/Santiago';

describe('the same period of the year before', () => {
  const compared = (from: string, to: string) => {
    const window = { from: startOfDay(from, zone), to: startOfDay(to, zone) };
    const days = localDaysOf(comparedWindow(window, zone, 'SAME_PERIOD_LAST_YEAR'), zone);
    return [days[0], days.at(-1), days.length];
  };

  test('has the same days, also across a change of the clocks and leap days', () => {
    expect(compared('2026-04-01', '2026-05-01')).toEqual(['2025-04-01', '2025-04-30', 30]);
    expect(compared('2028-02-01', '2028-03-01')).toEqual(['2027-02-01', '2027-02-28', 28]);
    expect(compared('2028-02-29', '2028-03-01')).toEqual(['2027-02-28', '2027-02-28', 1]);
    expect(compared('2028-02-28', '2028-02-29')).toEqual(['2027-02-28', '2027-02-28', 1]);
    expect(compared('2029-02-01', '2029-03-01')).toEqual(['2028-02-01', '2028-02-28', 28]);
  });

  test('has the same times of day in part of a day', () => {
    const window = { from: new Date('2026-07-01T13:10:00Z'), to: new Date('2026-07-02T15:20:00Z') };
    expect(comparedWindow(window, zone, 'SAME_PERIOD_LAST_YEAR')).toEqual({
      from: new Date('2025-07-01T13:10:00Z'),
      to: new Date('2025-07-02T15:20:00Z'),
    });
  });

  test('is never empty and never reaches into the window, if that is at most a year', () => {
    const windows: fc.Arbitrary<Window> = fc
      .tuple(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 1, max: 365 }))
      .map(([first, count]) => {
        const day = dayAfter('2025-01-01', first);
        return { from: startOfDay(day, zone), to: startOfDay(dayAfter(day, count), zone) };
      });
    fc.assert(
      fc.property(windows, (window) => {
        const { from, to } = comparedWindow(window, zone, 'SAME_PERIOD_LAST_YEAR');
        expect(from < to).toBe(true);
        expect(to <= window.from).toBe(true);
      }),
    );
  });
});

describe('compared metrics', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(async () => world.close());

  const range: [string, string] = ['2026-03-02T06:00:00Z', '2026-03-05T06:00:00Z'];
  const difference = 'difference { verdict text { es en } difference low high }';

  async function business() {
    const organizationId = await world.organization();
    const bot = await world.bot(organizationId);
    const talks = (startedAt: string, [completed, other]: readonly [number, number]) =>
      Array.from({ length: completed + other }, (_, index) => {
        const talk = conversation(world, { organizationId, ...bot, startedAt });
        return talk.ended(index < completed ? 'COMPLETED' : 'ABANDONED');
      });
    const all = [
      ...talks('2026-03-03T15:00:00Z', [36, 4]),
      ...talks('2026-03-01T15:00:00Z', [20, 20]),
      ...talks('2025-03-03T15:00:00Z', [35, 5]),
    ];
    await world.bus.publish(all.flatMap(({ events }) => events));
    return { organizationId, admin: principals.admin({ organizationId }) };
  }

  test('say of each rate whether the difference from the time before, or from a year before, can be chance', async () => {
    const { organizationId, admin } = await business();
    const of = async (compare?: string) => {
      const fields = `{ previousWindow { from } completionRate { value previous ${difference} } conversations { ${difference} } }`;
      const asked = { type: 'Organization' as const, id: organizationId, range, fields };
      const { data } = await requestMetrics(world, admin, compare === undefined ? asked : { ...asked, compare });
      return entityOf(data)['metrics'];
    };
    expect(await of()).toMatchObject({
      previousWindow: { from: '2026-02-27T06:00:00.000Z' },
      completionRate: { value: 0.9, previous: 0.5, difference: { verdict: 'IS_NOT_CHANCE', difference: 0.4 } },
      conversations: { difference: null },
    });
    expect(await of('SAME_PERIOD_LAST_YEAR')).toMatchObject({
      previousWindow: { from: '2025-03-02T06:00:00.000Z' },
      completionRate: { value: 0.9, previous: 0.875, difference: { verdict: 'CAN_BE_CHANCE' } },
    });
  });

  test('two rates are compared without reading data, and impossible ones are refused', async () => {
    const { admin } = await business();
    const compare = async (first: object, second: object) => {
      const query = `query ($first: RateInput!, $second: RateInput!) { rateDifference(first: $first, second: $second) { verdict text { es } } }`;
      const { data, errors } = await world.ask(admin, query, { first, second });
      return data?.['rateDifference'] ?? errors?.map(({ extensions }) => extensions?.['code']);
    };
    const rate = (numerator: number, denominator: number) => ({ numerator, denominator });
    expect(await compare(rate(90, 100), rate(50, 100))).toMatchObject({ verdict: 'IS_NOT_CHANCE' });
    expect(await compare(rate(9, 10), rate(5, 100))).toMatchObject({
      verdict: 'TOO_FEW',
      text: { es: verdictTexts.TOO_FEW.es },
    });
    expect(await compare(rate(11, 10), rate(5, 10))).toEqual(['BAD_USER_INPUT']);
    expect(await compare(rate(1, 10), rate(-1, 10))).toEqual(['BAD_USER_INPUT']);
  });
});
