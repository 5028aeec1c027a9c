import type { InsightFacts } from '@tertulia/insights';
import type { Period } from './period.js';

type Day = { date: string; conversations: number };

/** The metrics of the home screen, as far as insights are computed from them. */
export type InsightSource = {
  numbers: {
    conversations: { value: number | null; previous: number | null };
    conversionRate: { value: number | null; previous: number | null };
  };
  charts: {
    perDay: readonly (Day & { previousConversations: number | null })[];
    peakHours: { cells: readonly (readonly number[])[] };
    /** Missing for people who may not teach bots. */
    unanswered?: readonly { question: string; count: number; bot: { id: string } }[];
  };
  week: { perBot: readonly { bot: { id: string }; points: readonly Day[] }[] } | null;
};

/** What insights are computed from. Today is left out where days are compared: it is not over. */
export function insightFacts({ numbers, charts, week }: InsightSource, period: Period, today: string): InsightFacts {
  const whole = <One extends Day>(days: readonly One[]): One[] => days.filter(({ date }) => date < today);
  const { conversations, conversionRate } = numbers;
  return {
    days: whole(charts.perDay).map(({ date, conversations: count, previousConversations: previous }) => ({
      date,
      conversations: count,
      previous,
    })),
    // The share of a day that is not over may be that of its first visitor.
    ...(period === 'today'
      ? {}
      : {
          conversion: {
            ...{ value: conversionRate.value, previous: conversionRate.previous },
            conversations: conversations.value ?? 0,
            previousConversations: conversations.previous ?? 0,
          },
        }),
    hours: charts.peakHours.cells,
    unanswered: (charts.unanswered ?? []).map(({ question, count, bot }) => ({ question, count, botId: bot.id })),
    bots: (week?.perBot ?? []).map(({ bot, points }) => ({ botId: bot.id, days: whole(points) })),
  };
}
