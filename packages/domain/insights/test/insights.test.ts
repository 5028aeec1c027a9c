import { describe, expect, test } from '@jest/globals';
import { insightsOf, type Insight, type InsightFacts } from '@tertulia/insights';
import fc from 'fast-check';

const day = (date: number): string => `2026-11-${String(date).padStart(2, '0')}`;
const days = (conversations: number, previous: number | null): InsightFacts['days'] =>
  Array.from({ length: 10 }, (_, at) => ({ date: day(at + 1), conversations, previous }));
const grid = (usual: number, at?: [weekday: number, hour: number, count: number]): number[][] =>
  Array.from({ length: 7 }, (_, weekday) =>
    Array.from({ length: 24 }, (__, hour) => (at !== undefined && at[0] === weekday && at[1] === hour ? at[2] : usual)),
  );
const bot = (counts: readonly number[]) => ({
  botId: 'bot_a',
  days: counts.map((conversations, at) => ({ date: day(at + 1), conversations })),
});
const only = (facts: Partial<InsightFacts>): Insight | undefined => insightsOf({ days: [], ...facts })[0];

describe('an insight', () => {
  test('is a question that found no answer five times', () => {
    const asked = (count: number) =>
      only({ unanswered: [{ question: '¿Tienen estacionamiento?', count, botId: 'bot_a' }] });
    expect(asked(4)).toBeUndefined();
    expect(asked(5)).toMatchObject({
      kind: 'UNANSWERED',
      question: '¿Tienen estacionamiento?',
      count: 5,
      botId: 'bot_a',
    });
  });

  test('is an hour with three times the conversations of the average hour', () => {
    expect(only({ hours: grid(4, [4, 18, 30]) })).toMatchObject({ kind: 'BUSY_HOUR', weekday: 4, hour: 18, count: 30 });
    expect(only({ hours: grid(4, [4, 18, 11]) })).toBeUndefined();
    expect(only({ hours: grid(0, [4, 18, 9]) })).toBeUndefined();
    expect(only({ hours: grid(0) })).toBeUndefined();
  });

  test('is a change of conversations that is large and no chance', () => {
    expect(only({ days: days(40, 20) })).toMatchObject({
      kind: 'MORE_CONVERSATIONS',
      count: 400,
      previous: 200,
      share: 1,
    });
    expect(only({ days: days(10, 20) })).toMatchObject({ kind: 'FEWER_CONVERSATIONS', share: -0.5 });
    expect(only({ days: days(2, 1) })).toBeUndefined();
    expect(only({ days: days(110, 100) })).toBeUndefined();
    expect(only({ days: days(40, 0) })).toBeUndefined();
    expect(only({ days: days(40, null) })).toBeUndefined();
  });

  test('is a change of conversion that is large and no chance', () => {
    const share = (value: number, conversations: number) =>
      only({ conversion: { value, previous: 0.3, conversations, previousConversations: conversations } });
    expect(share(0.4, 1000)).toMatchObject({ kind: 'BETTER_CONVERSION', value: 0.4, previous: 0.3 });
    expect(share(0.2, 1000)).toMatchObject({ kind: 'WORSE_CONVERSION' });
    expect(share(0.4, 50)).toBeUndefined();
    expect(share(0.34, 100_000)).toBeUndefined();
  });

  test('is a bot that nobody writes to any more', () => {
    expect(only({ bots: [bot([5, 5, 5, 0, 0])] })).toMatchObject({ kind: 'QUIET_BOT', quietDays: 2, perDay: 5 });
    expect(only({ bots: [bot([5, 5, 5, 5, 0])] })).toBeUndefined();
    expect(only({ bots: [bot([1, 1, 1, 1, 0, 0])] })).toBeUndefined();
    expect(only({ bots: [bot([0, 0, 0])] })).toBeUndefined();
    expect(only({ bots: [bot([0, 0, 5])] })).toBeUndefined();
  });
});

describe('the key of an insight', () => {
  const keyOf = (question: string): string | undefined =>
    only({ unanswered: [{ question, count: 9, botId: 'bot_a' }] })?.key;

  test('is the same for the same question however it is written, and has nothing of its text', () => {
    expect(keyOf('¿Tienen ESTACIONAMIENTO?')).toBe(keyOf('tienen estacionamiento'));
    expect(keyOf('¿Tienen estacionamiento?')).not.toBe(keyOf('¿Hacen factura?'));
    expect(keyOf('¿Tienen estacionamiento?')).toMatch(/^UNANSWERED:bot_a:[\da-f]{1,8}$/u);
  });

  test('differs for a bot that falls silent again, and for another month', () => {
    expect(only({ bots: [bot([5, 5, 0, 0])] })?.key).not.toBe(only({ bots: [bot([5, 5, 5, 0, 0])] })?.key);
    expect(only({ days: days(40, 20) })?.key).toBe('MORE_CONVERSATIONS:2026-11');
  });
});

test('Whatever the facts, there are at most four, one of a kind, with finite figures', () => {
  const count = fc.nat({ max: 10_000 });
  const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
  const anyFacts = fc.record({
    days: fc.array(fc.record({ date: fc.constant(day(1)), conversations: count, previous: fc.option(count) })),
    conversion: fc.record({ value: share, previous: share, conversations: count, previousConversations: count }),
    hours: fc.array(fc.array(count, { maxLength: 24 }), { maxLength: 7 }),
    unanswered: fc.array(fc.record({ question: fc.string(), count, botId: fc.constantFrom('a', 'b') })),
    bots: fc.array(
      fc.record({
        botId: fc.constantFrom('a', 'b'),
        days: fc.array(fc.record({ date: fc.constant(day(1)), conversations: count })),
      }),
    ),
  });
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const insights = insightsOf(facts);
      expect(insights.length).toBeLessThanOrEqual(4);
      expect(new Set(insights.map(({ kind }) => kind)).size).toBe(insights.length);
      const figures = insights.flatMap((insight) => Object.values(insight)).filter((part) => typeof part === 'number');
      expect(figures.filter((figure) => !Number.isFinite(figure))).toEqual([]);
    }),
  );
});
