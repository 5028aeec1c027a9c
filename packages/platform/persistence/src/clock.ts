import type { Clock } from '@tertulia/use-case';

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };
