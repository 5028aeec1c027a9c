import { emptyHistogram, humanBoundsMs, responseBoundsMs } from './histogram.js';

/** The counters of a rollup row. Rows are added number by number, so larger buckets are sums of smaller ones. */
export interface Counters {
  conversations: number;
  completed: number;
  /** Conversations with at least one goal. */
  converted: number;
  goals: number;
  /** Minor units by currency. */
  goalAmounts: Record<string, number>;
  successes: number;
  involved: number;
  handedOff: number;
  autonomous: number;
  errors: number;
  /** Ratings 1 to 5. */
  csat: number[];
  /** Ratings 0 to 10. */
  nps: number[];
  responseHistogram: number[];
  responseSumMs: number;
  humanHistogram: number[];
  humanSumMs: number;
  questions: Record<string, { asked: number; answered: number }>;
}

export function emptyCounters(): Counters {
  return {
    conversations: 0,
    completed: 0,
    converted: 0,
    goals: 0,
    goalAmounts: {},
    successes: 0,
    involved: 0,
    handedOff: 0,
    autonomous: 0,
    errors: 0,
    csat: [0, 0, 0, 0, 0],
    nps: Array.from({ length: 11 }, () => 0),
    responseHistogram: emptyHistogram(responseBoundsMs),
    responseSumMs: 0,
    humanHistogram: emptyHistogram(humanBoundsMs),
    humanSumMs: 0,
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
  const sum = (a: number, b: number): number => a + sign * b;
  const list = (a: readonly number[], b: readonly number[]): number[] => a.map((value, i) => sum(value, b[i] ?? 0));
  return {
    conversations: sum(left.conversations, right.conversations),
    completed: sum(left.completed, right.completed),
    converted: sum(left.converted, right.converted),
    goals: sum(left.goals, right.goals),
    goalAmounts: combineMaps(left.goalAmounts, right.goalAmounts, (a, b) => sum(a ?? 0, b ?? 0)),
    successes: sum(left.successes, right.successes),
    involved: sum(left.involved, right.involved),
    handedOff: sum(left.handedOff, right.handedOff),
    autonomous: sum(left.autonomous, right.autonomous),
    errors: sum(left.errors, right.errors),
    csat: list(left.csat, right.csat),
    nps: list(left.nps, right.nps),
    responseHistogram: list(left.responseHistogram, right.responseHistogram),
    responseSumMs: sum(left.responseSumMs, right.responseSumMs),
    humanHistogram: list(left.humanHistogram, right.humanHistogram),
    humanSumMs: sum(left.humanSumMs, right.humanSumMs),
    questions: combineMaps(left.questions, right.questions, (a, b) => ({
      asked: sum(a?.asked ?? 0, b?.asked ?? 0),
      answered: sum(a?.answered ?? 0, b?.answered ?? 0),
    })),
  };
}

function combineMaps<T>(
  left: Readonly<Record<string, T>>,
  right: Readonly<Record<string, T>>,
  merge: (a: T | undefined, b: T | undefined) => T,
): Record<string, T> {
  const at = (map: Readonly<Record<string, T>>, key: string): T | undefined =>
    Object.hasOwn(map, key) ? map[key] : undefined;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return Object.fromEntries([...keys].map((key) => [key, merge(at(left, key), at(right, key))]));
}
