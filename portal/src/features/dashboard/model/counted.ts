import { addDays, isDay, startOfDay } from '../../../i18n/days.js';
import type { MetricGroup } from '../../../gql/graphql.js';
import { everything, readOnly, writeOnly, type Only } from '../../metric-filter/index.js';
import { daysOf, rangeOf, type Range } from './period.js';

/** The metrics whose conversations can be opened, by their names in texts. */
export const countedMetrics = [
  ...(['conversations', 'resolution', 'conversion', 'response', 'completion', 'success'] as const),
  ...(['handOff', 'humanResponse', 'csat', 'nps', 'errors', 'team'] as const),
] as const;

/** What one person of the team did is a list, and no metric with a figure. */
export type CountedMetric = (typeof countedMetrics)[number];

/** Groups that are opened besides what a metric counts first. */
export const countedGroups = [
  'RATED_STARS',
  'PROMOTERS',
  'DETRACTORS',
  'COMMENTED',
] as const satisfies readonly MetricGroup[];

/** What a list of counted conversations is of. It is stored in the address. Days are YYYY-MM-DD in the organization's zone, both included. */
export type CountedView = {
  metric: CountedMetric;
  /** A group of which the metric is made; null for what it counts. */
  group?: (typeof countedGroups)[number] | null;
  /** Of `team`, whose conversations: the id of an author of replies. */
  person?: string | null;
  days: Range;
  /** Empty for all of them. */
  botIds: readonly string[];
  /** Which of their conversations; all of them without. */
  only?: Only;
  /** The address from which the list was opened: the home screen or a report. */
  back?: string;
};

/** Parses an address; what is missing or invalid is all conversations, the last 30 days, every bot, opened from the home screen. */
export function readCounted(parameters: URLSearchParams, nowMs: number, timeZone: string): Required<CountedView> {
  const [from, to, back] = [parameters.get('from') ?? '', parameters.get('to') ?? '', parameters.get('back') ?? ''];
  const areDays = isDay(from) && isDay(to) && from <= to;
  return {
    metric: countedMetrics.find((metric) => metric === parameters.get('of')) ?? 'conversations',
    group: countedGroups.find((group) => group === parameters.get('group')) ?? null,
    person: parameters.get('person'),
    days: areDays ? { from, to } : daysOf(rangeOf('month', nowMs, timeZone), timeZone),
    botIds: parameters.getAll('bot').filter((id) => id !== ''),
    only: readOnly(parameters),
    back: reports.test(back) ? back : '/',
  };
}

/** Nothing but a report of the portal itself: the address may come from anybody. */
const reports = /^\/reports(?:\/[a-z-]+)?(?:\?[\w%=&.-]*)?$/u;

/** The address of the conversations that a metric counts. */
export function countedAddress({
  metric,
  group = null,
  person = null,
  days,
  botIds,
  only = everything,
  back = '/',
}: CountedView): string {
  const parameters = new URLSearchParams({ of: metric, ...(group === null ? {} : { group }), ...days });
  if (person !== null) parameters.set('person', person);
  for (const id of botIds) parameters.append('bot', id);
  writeOnly(parameters, only);
  if (back !== '/') parameters.set('back', back);
  return `/numbers?${parameters.toString()}`;
}

/** The half-open range of these days, as ISO instants. */
export function rangeOfDays({ from, to }: Range, timeZone: string): Range {
  const startIso = (day: string): string => new Date(startOfDay(day, timeZone)).toISOString();
  return { from: startIso(from), to: startIso(addDays(to, 1)) };
}
