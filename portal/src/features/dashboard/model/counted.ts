import { addDays, isDay, startOfDay } from '../../../i18n/days.js';
import { daysOf, rangeOf, type Range } from './period.js';

/** The metrics whose conversations can be opened, by their names in texts. */
export const countedMetrics = ['conversations', 'resolution', 'conversion', 'response'] as const;

export type CountedMetric = (typeof countedMetrics)[number];

/** What a list of counted conversations is of. It is stored in the address. Days are YYYY-MM-DD in the organization's zone, both included. */
export type CountedView = { metric: CountedMetric; days: Range; botId: string | null };

/** Parses an address; what is missing or invalid is all conversations, the last 30 days, every bot. */
export function readCounted(parameters: URLSearchParams, nowMs: number, timeZone: string): CountedView {
  const [from, to, bot] = [parameters.get('from') ?? '', parameters.get('to') ?? '', parameters.get('bot') ?? ''];
  const areDays = isDay(from) && isDay(to) && from <= to;
  return {
    metric: countedMetrics.find((metric) => metric === parameters.get('of')) ?? 'conversations',
    days: areDays ? { from, to } : daysOf(rangeOf('month', nowMs, timeZone), timeZone),
    botId: bot === '' ? null : bot,
  };
}

/** The address of the conversations that a metric counts. */
export function countedAddress({ metric, days, botId }: CountedView): string {
  const parameters = new URLSearchParams({ of: metric, ...days, ...(botId === null ? {} : { bot: botId }) });
  return `/numbers?${parameters.toString()}`;
}

/** The half-open range of these days, as ISO instants. */
export function rangeOfDays({ from, to }: Range, timeZone: string): Range {
  const startIso = (day: string): string => new Date(startOfDay(day, timeZone)).toISOString();
  return { from: startIso(from), to: startIso(addDays(to, 1)) };
}
