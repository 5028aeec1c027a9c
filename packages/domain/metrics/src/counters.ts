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

function combine(left: Counters, right: Counters, sign: 1 | -1): Counters {
  return combined(left, right, sign) as Counters;
}

/** Numbers, lists and maps of them, to any depth; what one side lacks is zero. */
function combined(left: unknown, right: unknown, sign: 1 | -1): unknown {
  const [one, other] = [left ?? right, right ?? left];
  if (typeof one === 'number') return asNumber(left) + sign * asNumber(right);
  if (Array.isArray(one))
    return one.map((_, index) => asNumber(asList(left)[index]) + sign * asNumber(asList(right)[index]));
  const keys = new Set([...Object.keys(asMap(one)), ...Object.keys(asMap(other))]);
  return Object.fromEntries([...keys].map((key) => [key, combined(at(left, key), at(right, key), sign)]));
}

function asNumber(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Keys of maps are texts of others, such as `__proto__`. */
function at(map: unknown, key: string): unknown {
  return Object.hasOwn(asMap(map), key) ? asMap(map)[key] : undefined;
}
