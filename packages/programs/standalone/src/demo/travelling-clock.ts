import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '@tertulia/use-case';

/** A moment in which a piece of work believes to live; it may pass. */
export interface Moment {
  now: Date;
}

/** Tells the machine's time, except to work that was sent to another: so a month of conversations runs in seconds. */
export class TravellingClock implements Clock {
  readonly #moments = new AsyncLocalStorage<Moment>();
  readonly #home: Clock;

  constructor(home: Clock) {
    this.#home = home;
  }

  now(): Date {
    return this.#moments.getStore()?.now ?? this.#home.now();
  }

  /** Runs the work, and all that it starts, at a moment; the work moves it on by changing `moment.now`. */
  at<T>(moment: Moment, work: () => Promise<T>): Promise<T> {
    return this.#moments.run(moment, work);
  }
}
