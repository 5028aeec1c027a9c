import { expect, test } from '@jest/globals';
import { insightFacts, type InsightSource } from '../../src/features/dashboard/model/insight-facts.js';

const today = '2026-11-30';
const source: InsightSource = {
  numbers: { conversations: { value: 9, previous: 6 }, conversionRate: { value: 0.5, previous: 0.25 } },
  charts: {
    perDay: [
      { date: '2026-11-29', conversations: 8, previousConversations: 5 },
      { date: today, conversations: 1, previousConversations: 1 },
    ],
    peakHours: { cells: [[1, 2]] },
    unanswered: [{ question: '¿Tienen estacionamiento?', count: 14, bot: { id: 'bot_a' } }],
  },
  week: {
    perBot: [
      {
        bot: { id: 'bot_a' },
        points: [
          { date: '2026-11-29', conversations: 8 },
          { date: today, conversations: 1 },
        ],
      },
    ],
  },
};

test('Today, which is not over, is not compared with whole days', () => {
  expect(insightFacts(source, 'month', today)).toEqual({
    days: [{ date: '2026-11-29', conversations: 8, previous: 5 }],
    conversion: { value: 0.5, previous: 0.25, conversations: 9, previousConversations: 6 },
    hours: [[1, 2]],
    unanswered: [{ question: '¿Tienen estacionamiento?', count: 14, botId: 'bot_a' }],
    bots: [{ botId: 'bot_a', days: [{ date: '2026-11-29', conversations: 8 }] }],
  });
  expect(insightFacts(source, 'today', today)).not.toHaveProperty('conversion');
});

test('What a role does not read says nothing', () => {
  const { unanswered: _, ...charts } = source.charts;
  expect(insightFacts({ ...source, charts, week: null }, 'month', today)).toMatchObject({ unanswered: [], bots: [] });
});
