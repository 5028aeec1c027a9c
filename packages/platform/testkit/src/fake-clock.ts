import type { Clock, Ids } from '@tertulia/use-case';

/** A clock that only moves when the test moves it. */
export interface FakeClock extends Clock {
  /** Moves forward (or back) by milliseconds. */
  advance(ms: number): void;
  set(time: Date | string): void;
}

/** A clock that starts at a time, by default noon UTC of a Sunday. */
export function fakeClock(start: Date | string = '2026-03-01T12:00:00Z'): FakeClock {
  let nowMs = new Date(start).getTime();
  return {
    now: () => new Date(nowMs),
    advance: (ms) => {
      nowMs += ms;
    },
    set: (time) => {
      nowMs = new Date(time).getTime();
    },
  };
}

/** The n-th id of `sequentialIds()`: a uuid that is easy to recognise in a failed test. */
export function testId(n: number): string {
  return `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Ids 1, 2, 3 ... in uuid form. */
export function sequentialIds(first = 1): Ids {
  let n = first - 1;
  return {
    next: () => {
      n += 1;
      return testId(n);
    },
  };
}
