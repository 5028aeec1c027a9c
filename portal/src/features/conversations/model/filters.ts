import { addDays, isDay, startOfDay } from '../../../i18n/days.js';
import type { ConversationFilter, ConversationOutcome, ConversationState } from '../../../gql/graphql.js';

/** The three lists of the inbox. */
export type InboxTab = 'waiting' | 'mine' | 'all';

/**
 * The view of the inbox. It is stored in the address, so that it can be bookmarked and shared. Days are YYYY-MM-DD in
 * the organization's zone, both included.
 */
export type InboxFilters = {
  tab: InboxTab;
  /** Only under `all`. */
  state: ConversationState | null;
  /** The outcome that a metric counts; only under `all`. */
  outcome: ConversationOutcome | null;
  /** Only active ones; only under `all`. */
  isActive: boolean;
  botId: string | null;
  /** The name of a queue; empty for the general one. */
  queue: string | null;
  from: string | null;
  to: string | null;
  search: string;
};

/** Every state of a conversation, the most urgent first. */
export const conversationStates: readonly ConversationState[] = ['WAITING_HUMAN', 'HUMAN', 'BOT', 'ENDED'];

/** The outcomes that metrics count. */
export const conversationOutcomes: readonly ConversationOutcome[] = [
  'RESOLVED',
  'CONVERTED',
  'COMPLETED',
  'HANDED_OFF',
  'RATED',
  'FAILED',
  'INVOLVED',
];

const tabs: readonly InboxTab[] = ['waiting', 'mine', 'all'];

/** The default view of the inbox. */
export const initialFilters: InboxFilters = {
  tab: 'waiting',
  state: null,
  outcome: null,
  isActive: false,
  botId: null,
  queue: null,
  from: null,
  to: null,
  search: '',
};

/** Parses the filters of an address and ignores invalid ones. Without a tab, any filter means `all`. */
export function readFilters(parameters: URLSearchParams): InboxFilters {
  const filters = {
    state: conversationStates.find((state) => state === parameters.get('state')) ?? null,
    outcome: conversationOutcomes.find((outcome) => outcome === parameters.get('outcome')) ?? null,
    isActive: parameters.get('active') === '1',
    botId: textOf(parameters.get('bot')),
    queue: parameters.get('queue'),
    from: calendarDayOf(parameters.get('from')),
    to: calendarDayOf(parameters.get('to')),
    search: parameters.get('q') ?? '',
  };
  const set = Object.values(filters).some((value) => value !== null && value !== '' && value !== false);
  const hasFilter = set || filters.queue !== null;
  const tab = tabs.find((one) => one === parameters.get('tab')) ?? (hasFilter ? 'all' : 'waiting');
  return tab === 'all' ? { ...filters, tab } : { ...filters, tab, state: null, outcome: null, isActive: false };
}

/** The query string of these filters, with its question mark; empty for the default view. */
export function filtersQuery(filters: InboxFilters): string {
  const parameters = new URLSearchParams();
  const isPlainStart = filters.tab === 'waiting' && countFilters(filters) === 0;
  if (!isPlainStart) parameters.set('tab', filters.tab);
  if (filters.tab === 'all') {
    if (filters.state !== null) parameters.set('state', filters.state);
    if (filters.outcome !== null) parameters.set('outcome', filters.outcome);
    if (filters.isActive) parameters.set('active', '1');
  }
  if (filters.botId !== null) parameters.set('bot', filters.botId);
  if (filters.queue !== null) parameters.set('queue', filters.queue);
  if (filters.from !== null) parameters.set('from', filters.from);
  if (filters.to !== null) parameters.set('to', filters.to);
  if (filters.search !== '') parameters.set('q', filters.search);
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** The address of the conversations that a metric counts; days as in the filters. */
export function conversationsBehind(metric: Partial<Omit<InboxFilters, 'tab' | 'search'>>): string {
  const tab = metric.state === 'WAITING_HUMAN' ? 'waiting' : 'all';
  return `/conversations${filtersQuery({ ...initialFilters, ...metric, tab })}`;
}

/** How many filters are set, the tab not included. */
export function countFilters(filters: InboxFilters): number {
  const { state, outcome, isActive, botId, queue, from, to, search } = filters;
  const chosen = [state, outcome, botId, queue, from ?? to].filter((value) => value !== null).length;
  return chosen + (isActive ? 1 : 0) + (search.trim() === '' ? 0 : 1);
}

/** The filter of the query. */
export function queryFilter(filters: InboxFilters, timeZone: string): ConversationFilter {
  const search = filters.search.trim();
  return {
    ...kindOf(filters),
    ...(filters.tab === 'mine' ? { isMine: true } : {}),
    ...(filters.botId === null ? {} : { botId: filters.botId }),
    ...(filters.queue === null ? {} : { queue: filters.queue }),
    ...(filters.from === null ? {} : { startedFrom: startOf(filters.from, timeZone, 0) }),
    ...(filters.to === null ? {} : { startedTo: startOf(filters.to, timeZone, 1) }),
    ...(search === '' ? {} : { search }),
  };
}

function kindOf(filters: InboxFilters): Pick<ConversationFilter, 'states' | 'outcome' | 'isActive'> {
  switch (filters.tab) {
    case 'waiting':
      return { states: ['WAITING_HUMAN'] };
    case 'mine':
      return { states: ['HUMAN'] };
    case 'all':
      return {
        ...(filters.state === null ? {} : { states: [filters.state] }),
        ...(filters.outcome === null ? {} : { outcome: filters.outcome }),
        ...(filters.isActive ? { isActive: true } : {}),
      };
  }
}

/** The first instant of a day, or of a later day, in a zone. */
function startOf(day: string, timeZone: string, daysAfter: number): string {
  return new Date(startOfDay(addDays(day, daysAfter), timeZone)).toISOString();
}

function textOf(value: string | null): string | null {
  return value === null || value === '' ? null : value;
}

function calendarDayOf(value: string | null): string | null {
  return value !== null && isDay(value) ? value : null;
}
