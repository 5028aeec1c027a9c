import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '@tertulia/use-case';

/** The simulated moment of a piece of work; it may advance. */
export interface Moment {
  now: Date;
}

/** Returns the machine's time, except for work that runs at a simulated moment: so a month of conversations runs in seconds. */
export class TravellingClock implements Clock {
  readonly #moments = new AsyncLocalStorage<Moment>();
  readonly #home: Clock;

  constructor(home: Clock) {
    this.#home = home;
  }

  now(): Date {
    return this.#moments.getStore()?.now ?? this.#home.now();
  }

  /** Runs the work, and all that it starts, at a moment; the work advances it by changing `moment.now`. */
  at<T>(moment: Moment, work: () => Promise<T>): Promise<T> {
    return this.#moments.run(moment, work);
  }
}
