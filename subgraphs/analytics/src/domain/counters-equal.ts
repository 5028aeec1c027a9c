import { emptyCounters, isZero, subtract, type Counters } from '@tertulia/metrics';

/** Whether both count the same; an absent counter is zero. */
export function countersEqual(left: Counters | undefined, right: Counters | undefined): boolean {
  return isZero(subtract(left ?? emptyCounters(), right ?? emptyCounters()));
}
