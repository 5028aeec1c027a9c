import { DomainError } from '@tertulia/errors';
import { streamEnd, streamOf, type Stream } from '@tertulia/streams';
import type { AnalyticsDependencies } from './dependencies.js';
import type { NumbersNews } from './ports.js';

/** Absolute numbers at a moment. */
interface Numbers {
  /** Increases with each value; never the same for two different ones. */
  readonly sequence: number;
  readonly at: Date;
}

interface Followed<T> {
  readonly organizationId: string;
  /** Reads them as they are now. */
  read(): Promise<T>;
  /** When they change without any event, such as at midnight; null for never. */
  changesAt(now: Date): Date | null;
}

const awayCodes: ReadonlySet<string> = new Set(['DATABASE_UNAVAILABLE', 'DEADLINE_EXCEEDED']);

/** The minimum time between two values for a subscriber. */
const breathMs = 1_000;

/** The numbers at once, then after each change of the organization's metrics, at most once a second. */
export function followNumbers<T extends Numbers>(
  deps: Pick<AnalyticsDependencies, 'feed' | 'clock' | 'pause'>,
  followed: Followed<T>,
): Stream<T> {
  const reader = new NumbersReader(deps, followed);
  return streamOf({ next: async () => reader.next(), leave: async () => reader.leave() });
}

class NumbersReader<T extends Numbers> {
  readonly #deps: Pick<AnalyticsDependencies, 'clock' | 'pause'>;
  readonly #followed: Followed<T>;
  readonly #news: NumbersNews;
  readonly #end = new AbortController();
  #waiting: Promise<IteratorResult<unknown>> | undefined;
  #last: T | undefined;

  constructor(deps: Pick<AnalyticsDependencies, 'feed' | 'clock' | 'pause'>, followed: Followed<T>) {
    this.#deps = deps;
    this.#followed = followed;
    this.#news = deps.feed.follow(followed.organizationId);
  }

  async next(): Promise<IteratorResult<T, void>> {
    for (;;) {
      if (this.#last === undefined) await this.#news.ready;
      else if (!(await this.#isWorthReading(this.#last))) return streamEnd;
      const numbers = await this.#readPatiently();
      if (numbers === null || this.#end.signal.aborted) return streamEnd;
      if (numbers.sequence === this.#last?.sequence) continue;
      this.#last = numbers;
      return { done: false, value: numbers };
    }
  }

  async leave(): Promise<void> {
    this.#end.abort();
    await this.#news.return?.();
  }

  /** Waits for a change, and for a second since the last value. False if the stream has ended. */
  async #isWorthReading(last: T): Promise<boolean> {
    const { clock, pause } = this.#deps;
    const now = clock.now();
    const until = this.#followed.changesAt(now);
    const night = new AbortController();
    const stopNight = (): void => night.abort();
    this.#end.signal.addEventListener('abort', stopNight, { once: true });
    this.#waiting ??= this.#news.next();
    const byItself = until === null ? [] : [pause(until.getTime() - now.getTime(), night.signal)];
    const heard = await Promise.race([this.#waiting, ...byItself]);
    this.#end.signal.removeEventListener('abort', stopNight);
    night.abort();
    if (heard !== undefined) this.#waiting = undefined;
    if (heard?.done === true) this.#end.abort();
    const owedMs = last.at.getTime() + breathMs - clock.now().getTime();
    if (owedMs > 0) await pause(owedMs, this.#end.signal);
    return !this.#end.signal.aborted;
  }

  /** Retries while the store is unavailable; subscribers see the previous values meanwhile. Null if the stream has ended. */
  async #readPatiently(): Promise<T | null> {
    while (!this.#end.signal.aborted) {
      try {
        return await this.#followed.read();
      } catch (error) {
        if (!(error instanceof DomainError) || !awayCodes.has(error.code)) throw error;
        await this.#deps.pause(breathMs, this.#end.signal);
      }
    }
    return null;
  }
}
