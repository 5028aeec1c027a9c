import { DomainError } from '@tertulia/errors';
import { localDayOf } from '@tertulia/metrics';
import { requireOrganization, requirePermission, visibleBotIds, type Principal } from '@tertulia/principal';
import { streamEnd, streamOf, type Stream } from '@tertulia/streams';
import { ratingsOf } from '../domain/metrics-report.js';
import { dayAfter, dayNumber, startOfDay } from '../domain/zone-days.js';
import { requireBots } from './policies.js';
import type { AnalyticsDependencies } from './dependencies.js';
import type { NumbersNews } from './ports.js';
import { readDirectory } from './read-directory.js';

/** Today's metrics, absolute: the newest value replaces all earlier ones. */
export interface LiveNumbers {
  /** Increases with each value; never the same for two different ones. */
  sequence: number;
  at: Date;
  conversationsToday: number;
  goalsToday: number;
  /** Mean of today's ratings; null if there is none. */
  ratingToday: number | null;
}

const awayCodes: ReadonlySet<string> = new Set(['DATABASE_UNAVAILABLE', 'DEADLINE_EXCEEDED']);

/** The minimum time between two values for a subscriber. */
const breathMs = 1_000;

/**
 * Today's metrics at once, then after each change, at most once a second, also when a new day starts.
 * @param botId null for every bot that the caller may see
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function followLiveMetrics(
  deps: AnalyticsDependencies,
  principal: Principal,
  botId: string | null,
): Promise<Stream<LiveNumbers>> {
  requirePermission(principal, 'metrics.read');
  const organizationId = requireOrganization(principal);
  const directory = await readDirectory(deps, organizationId, botId === null ? [] : [botId]);
  const botIds = botId === null ? visibleBotIds(principal) : requireBots(principal, directory, [botId]);
  const reader = new LiveReader(deps, { organizationId, botIds, timeZone: directory.timeZone });
  return streamOf({ next: async () => reader.next(), leave: async () => reader.leave() });
}

interface Followed {
  organizationId: string;
  botIds: readonly string[] | null;
  /** A stream lives minutes to hours, so the time zone is read once. */
  timeZone: string;
}

class LiveReader {
  readonly #deps: AnalyticsDependencies;
  readonly #followed: Followed;
  readonly #news: NumbersNews;
  readonly #end = new AbortController();
  #waiting: Promise<IteratorResult<unknown>> | undefined;
  #last: LiveNumbers | undefined;

  constructor(deps: AnalyticsDependencies, followed: Followed) {
    this.#deps = deps;
    this.#followed = followed;
    this.#news = deps.feed.follow(followed.organizationId);
  }

  async next(): Promise<IteratorResult<LiveNumbers, void>> {
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

  /** Waits for a change or a new day, and for a second since the last value. False if the stream has ended. */
  async #isWorthReading(last: LiveNumbers): Promise<boolean> {
    const { clock, pause } = this.#deps;
    const now = clock.now();
    const { timeZone } = this.#followed;
    const midnight = startOfDay(dayAfter(localDayOf(now, timeZone)), timeZone);
    const night = new AbortController();
    const stopNight = (): void => night.abort();
    this.#end.signal.addEventListener('abort', stopNight, { once: true });
    this.#waiting ??= this.#news.next();
    const heard = await Promise.race([this.#waiting, pause(midnight.getTime() - now.getTime(), night.signal)]);
    this.#end.signal.removeEventListener('abort', stopNight);
    night.abort();
    if (heard !== undefined) this.#waiting = undefined;
    if (heard?.done === true) this.#end.abort();
    const owedMs = last.at.getTime() + breathMs - clock.now().getTime();
    if (owedMs > 0) await pause(owedMs, this.#end.signal);
    return !this.#end.signal.aborted;
  }

  /** Retries while the store is unavailable; subscribers see the previous values meanwhile. Null if the stream has ended. */
  async #readPatiently(): Promise<LiveNumbers | null> {
    while (!this.#end.signal.aborted) {
      try {
        return await this.#read();
      } catch (error) {
        if (!(error instanceof DomainError) || !awayCodes.has(error.code)) throw error;
        await this.#deps.pause(breathMs, this.#end.signal);
      }
    }
    return null;
  }

  async #read(): Promise<LiveNumbers> {
    const { store, clock } = this.#deps;
    const { organizationId, botIds, timeZone } = this.#followed;
    const at = clock.now();
    const day = localDayOf(at, timeZone);
    // Read first: changes in between are then emitted again, never missed.
    const sequence = await store.sequence(organizationId);
    const { conversations, goals, csat } = await store.dayNumbers(organizationId, day, botIds);
    return {
      sequence: sequence + dayNumber(day),
      at,
      conversationsToday: conversations,
      goalsToday: goals,
      ratingToday: ratingsOf(csat, 1).mean,
    };
  }
}
