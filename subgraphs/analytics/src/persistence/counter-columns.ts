import { emptyCounters, type Counters } from '@tertulia/metrics';
import { isDaily, type Granularity } from '../domain/batch-fold.js';

const scalars = {
  conversations: 'conversations',
  completed: 'completed',
  converted: 'converted',
  goals: 'goals',
  successes: 'successes',
  involved: 'involved',
  handedOff: 'handed_off',
  autonomous: 'autonomous',
  errors: 'errors',
  views: 'views',
  startedViews: 'started_views',
  abandoned: 'abandoned',
  returning: 'returning_visitors',
  knownVisitors: 'known_visitors',
  reopened: 'reopened',
  promptTokens: 'prompt_tokens',
  completionTokens: 'completion_tokens',
  responseSumMs: 'response_sum_ms',
  humanSumMs: 'human_sum_ms',
  businessSumMs: 'business_sum_ms',
} as const;

const lists = {
  csat: { prefix: 'csat', first: 1 },
  nps: { prefix: 'nps', first: 0 },
  responseHistogram: { prefix: 'response', first: 0 },
  humanHistogram: { prefix: 'human', first: 0 },
  businessHistogram: { prefix: 'business', first: 0 },
  episodes: { prefix: 'episode', first: 0 },
  hours: { prefix: 'hour', first: 0 },
} as const;

const maps = {
  goalAmounts: ['goal_amounts'],
  errorCodes: ['error_codes'],
  modelUse: ['model_use'],
  teamWork: ['team_work'],
  questions: ['asked', 'answered'],
} as const;

const scalarKeys = Object.keys(scalars) as (keyof typeof scalars)[];
const listKeys = Object.keys(lists) as (keyof typeof lists)[];
const mapKeys = Object.keys(maps) as (keyof typeof maps)[];

/** Integer columns of counters. */
export function numberColumnsOf(keys: ReadonlySet<keyof Counters>): string[] {
  return [
    ...scalarKeys.filter((key) => keys.has(key)).map((key) => scalars[key]),
    ...listKeys
      .filter((key) => keys.has(key))
      .flatMap((key) => emptyCounters()[key].map((_, index) => listColumn(key, index))),
  ];
}

/** Columns of counters with flat maps of integers. */
export function mapColumnsOf(keys: ReadonlySet<keyof Counters>): (typeof mapColumns)[number][] {
  return mapKeys.filter((key) => keys.has(key)).flatMap((key) => [...maps[key]]);
}

/** The integer columns of rollups of days, or of parts of them. */
export function numberColumnsIn(granularity: Granularity): string[] {
  const keys = [...scalarKeys, ...listKeys.filter((key) => key !== 'hours' || isDaily(granularity))];
  return numberColumnsOf(new Set(keys));
}

/** Conversations by hour. */
export const hourColumns: readonly string[] = numberColumnsOf(new Set(['hours']));

/** Every integer column. */
export const numberColumns: readonly string[] = numberColumnsOf(new Set([...scalarKeys, ...listKeys]));

/** Every column with a flat map of integers. */
export const mapColumns = [
  ...maps.goalAmounts,
  ...maps.errorCodes,
  ...maps.modelUse,
  ...maps.teamWork,
  ...maps.questions,
] as const;

/** Columns and values; zeros are omitted. */
export function toColumns(counters: Counters): Record<string, unknown> {
  const { questions, goalAmounts, errorCodes, modelUse, teamWork } = counters;
  const columns: Record<string, unknown> = {};
  for (const key of scalarKeys) if (counters[key] !== 0) columns[scalars[key]] = counters[key];
  for (const key of listKeys) {
    for (const [index, value] of counters[key].entries()) if (value !== 0) columns[listColumn(key, index)] = value;
  }
  const perQuestion = (what: 'asked' | 'answered'): Record<string, number> =>
    withoutZeros(Object.entries(questions).map(([blockId, question]) => [blockId, question[what]]));
  columns['goal_amounts'] = withoutZeros(Object.entries(goalAmounts));
  columns['error_codes'] = withoutZeros(Object.entries(errorCodes));
  columns['model_use'] = withoutZeros(Object.entries(modelUse));
  columns['team_work'] = withoutZeros(Object.entries(teamWork));
  columns['asked'] = perQuestion('asked');
  columns['answered'] = perQuestion('answered');
  return columns;
}

/** The counters of a row; columns that it does not have are zero. */
export function fromColumns(row: Readonly<Record<string, unknown>>): Counters {
  const empty = emptyCounters();
  const list = (key: keyof typeof lists): number[] =>
    empty[key].map((_, index) => Number(row[listColumn(key, index)] ?? 0));
  return {
    ...empty,
    ...(Object.fromEntries(scalarKeys.map((key) => [key, Number(row[scalars[key]] ?? 0)])) as Pick<
      Counters,
      keyof typeof scalars
    >),
    csat: list('csat'),
    nps: list('nps'),
    responseHistogram: list('responseHistogram'),
    humanHistogram: list('humanHistogram'),
    businessHistogram: list('businessHistogram'),
    episodes: list('episodes'),
    hours: list('hours'),
    goalAmounts: mapOf(row['goal_amounts']),
    errorCodes: mapOf(row['error_codes']),
    modelUse: mapOf(row['model_use']),
    teamWork: mapOf(row['team_work']),
    questions: questionsOf(mapOf(row['asked']), mapOf(row['answered'])),
  };
}

function mapOf(value: unknown): Record<string, number> {
  return (value ?? {}) as Record<string, number>;
}

function listColumn(key: keyof typeof lists, index: number): string {
  return `${lists[key].prefix}_${lists[key].first + index}`;
}

function withoutZeros(entries: readonly [string, number][]): Record<string, number> {
  return Object.fromEntries(entries.filter(([, value]) => value !== 0));
}

function questionsOf(
  asked: Readonly<Record<string, number>>,
  answered: Readonly<Record<string, number>>,
): Counters['questions'] {
  const at = (map: Readonly<Record<string, number>>, key: string): number =>
    Object.hasOwn(map, key) ? (map[key] ?? 0) : 0;
  const blockIds = new Set([...Object.keys(asked), ...Object.keys(answered)]);
  return Object.fromEntries(
    [...blockIds].map((blockId) => [blockId, { asked: at(asked, blockId), answered: at(answered, blockId) }]),
  );
}
