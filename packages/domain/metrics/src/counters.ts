import { episodeKinds } from './episodes.js';
import { emptyHistogram, humanBoundsMs, responseBoundsMs } from './histogram.js';

/** The counters of a rollup row. Rows are added number by number, so larger buckets are sums of smaller ones. */
export interface Counters {
  conversations: number;
  completed: number;
  /** Conversations with at least one goal. */
  converted: number;
  goals: number;
  /** Conversations by the hour at which they started on the zone's clock: only in rollups of days. */
  hours: number[];
  /** Minor units by currency. */
  goalAmounts: Record<string, number>;
  successes: number;
  involved: number;
  handedOff: number;
  autonomous: number;
  errors: number;
  /** Openings of the chat, and those of them in which the visitor wrote. */
  views: number;
  startedViews: number;
  abandoned: number;
  /** Conversations of visitors who had an earlier one, and all of which that is known. */
  returning: number;
  knownVisitors: number;
  /** Conversations that went on after an end. */
  reopened: number;
  /** By trigger and outcome, see `episodes.ts`. */
  episodes: number[];
  errorCodes: Record<string, number>;
  promptTokens: number;
  completionTokens: number;
  /** By model and currency, see `model-use.ts`. */
  modelUse: Record<string, number>;
  /** By person and act, see `team-work.ts`. */
  teamWork: Record<string, number>;
  /** Ratings 1 to 5. */
  csat: number[];
  /** Ratings 0 to 10. */
  nps: number[];
  responseHistogram: number[];
  responseSumMs: number;
  humanHistogram: number[];
  humanSumMs: number;
  /** Of the first reply of a person, in opening hours. */
  businessHistogram: number[];
  businessSumMs: number;
  questions: Record<string, { asked: number; answered: number }>;
}

export function emptyCounters(): Counters {
  return {
    conversations: 0,
    hours: Array.from({ length: 24 }, () => 0),
    completed: 0,
    converted: 0,
    goals: 0,
    goalAmounts: {},
    successes: 0,
    involved: 0,
    handedOff: 0,
    autonomous: 0,
    errors: 0,
    views: 0,
    startedViews: 0,
    abandoned: 0,
    returning: 0,
    knownVisitors: 0,
    reopened: 0,
    episodes: Array.from({ length: episodeKinds.length }, () => 0),
    errorCodes: {},
    promptTokens: 0,
    completionTokens: 0,
    modelUse: {},
    teamWork: {},
    csat: [0, 0, 0, 0, 0],
    nps: Array.from({ length: 11 }, () => 0),
    responseHistogram: emptyHistogram(responseBoundsMs),
    responseSumMs: 0,
    humanHistogram: emptyHistogram(humanBoundsMs),
    humanSumMs: 0,
    businessHistogram: emptyHistogram(humanBoundsMs),
    businessSumMs: 0,
    questions: {},
  };
}

export function add(left: Counters, right: Counters): Counters {
  return combine(left, right, 1);
}

/** `left` minus `right`, number by number. */
export function subtract(left: Counters, right: Counters): Counters {
  return combine(left, right, -1);
}

export function isZero(counters: Counters): boolean {
  return allZero(Object.values(counters));
}

function allZero(values: readonly unknown[]): boolean {
  return values.every((value) => {
    if (typeof value === 'number') return value === 0;
    return typeof value === 'object' && value !== null && allZero(Object.values(value));
  });
}

const model = emptyCounters();
type KeysOf<T> = { [K in keyof Counters]: Counters[K] extends T ? K : never }[keyof Counters];
const keys = Object.keys(model) as (keyof Counters)[];
const numberKeys = keys.filter((key) => typeof model[key] === 'number') as KeysOf<number>[];
const listKeys = keys.filter((key) => Array.isArray(model[key])) as KeysOf<number[]>[];
const mapKeys = ['goalAmounts', 'errorCodes', 'modelUse', 'teamWork'] as const;

/** Without a list of keys made each time: every event of a conversation comes here. */
function combine(left: Counters, right: Counters, sign: 1 | -1): Counters {
  const sum = { ...left };
  for (const key of numberKeys) sum[key] = left[key] + sign * right[key];
  for (const key of listKeys) sum[key] = left[key].map((value, index) => value + sign * (right[key][index] ?? 0));
  for (const key of mapKeys) sum[key] = combineMaps(left[key], right[key], (a, b) => (a ?? 0) + sign * (b ?? 0));
  sum.questions = combineMaps(left.questions, right.questions, (a, b) => ({
    asked: (a?.asked ?? 0) + sign * (b?.asked ?? 0),
    answered: (a?.answered ?? 0) + sign * (b?.answered ?? 0),
  }));
  return sum;
}

function combineMaps<T>(
  left: Readonly<Record<string, T>>,
  right: Readonly<Record<string, T>>,
  merge: (a: T | undefined, b: T | undefined) => T,
): Record<string, T> {
  const names = Object.keys(right);
  if (names.length === 0) return left;
  const at = (map: Readonly<Record<string, T>>, key: string): T | undefined =>
    Object.hasOwn(map, key) ? map[key] : undefined;
  const all = new Set([...Object.keys(left), ...names]);
  return Object.fromEntries([...all].map((key) => [key, merge(at(left, key), at(right, key))]));
}
