import { emptyCounters, isZero, subtract, type Counters } from '@tertulia/metrics';

/** Whether both count the same; what is absent counts nothing. */
export function countersEqual(left: Counters | undefined, right: Counters | undefined): boolean {
  return isZero(subtract(left ?? emptyCounters(), right ?? emptyCounters()));
}
