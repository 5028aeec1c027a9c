import { topic, type PubSub } from '@tertulia/event-bus';
import type { LiveFloor } from '../application/dependencies.js';
import type { LiveSnapshot } from '../domain/live-counts.js';

const atMostEveryMs = 1_000;
/** 2026-01-01: seconds since then are sequences that a restart does not turn back and that fit 32 bits until 2094. */
const sequenceEpochMs = 1_767_225_600_000;

export interface LiveFloorParts {
  readonly pubSub: PubSub;
  measure(organizationId: string): Promise<Omit<LiveSnapshot, 'sequence'>>;
  /** Wall clock in milliseconds, for the throttle and the sequence. */
  nowMs(): number;
  onError(error: unknown): void;
}

interface Watched {
  watchers: number;
  lastTellMs: number;
  timer: NodeJS.Timeout | undefined;
}

const floorTopic = (organizationId: string) => topic<LiveSnapshot>(`runtime:live:${organizationId}`);

/** Measures for the organizations that somebody of this process watches: at most once a second each, the first at once. */
export class InMemoryLiveFloor implements LiveFloor {
  readonly #parts: LiveFloorParts;
  readonly #watched = new Map<string, Watched>();
  #lastSequence = 0;

  constructor(parts: LiveFloorParts) {
    this.#parts = parts;
  }

  changed(organizationId: string): void {
    const watched = this.#watched.get(organizationId);
    if (watched === undefined || watched.timer !== undefined) return;
    const waitMs = Math.max(0, watched.lastTellMs + atMostEveryMs - this.#parts.nowMs());
    watched.timer = setTimeout(() => {
      watched.timer = undefined;
      watched.lastTellMs = this.#parts.nowMs();
      this.#tell(organizationId).catch((error: unknown) => this.#parts.onError(error));
    }, waitMs);
    watched.timer.unref();
  }

  async read(organizationId: string): Promise<LiveSnapshot> {
    const sequence = this.#nextSequence();
    return { ...(await this.#parts.measure(organizationId)), sequence };
  }

  watch(organizationId: string): AsyncIterableIterator<LiveSnapshot> {
    const live = this.#parts.pubSub.subscribe(floorTopic(organizationId), { keep: 'LATEST' });
    this.#count(organizationId, 1);
    return watching({
      first: async () => this.read(organizationId),
      live,
      onEnd: () => this.#count(organizationId, -1),
    });
  }

  /** Looks again at what is watched: numbers also change because time passes. */
  refresh(): void {
    for (const organizationId of this.#watched.keys()) this.changed(organizationId);
  }

  stop(): void {
    for (const watched of this.#watched.values()) clearTimeout(watched.timer);
    this.#watched.clear();
  }

  /** Told also where nothing differs from what was told last: a watcher that came between may have seen other numbers. */
  async #tell(organizationId: string): Promise<void> {
    this.#parts.pubSub.publish(floorTopic(organizationId), await this.read(organizationId));
  }

  #count(organizationId: string, change: 1 | -1): void {
    const none: Watched = { watchers: 0, lastTellMs: 0, timer: undefined };
    const watched = this.#watched.get(organizationId) ?? none;
    watched.watchers += change;
    if (watched.watchers > 0) this.#watched.set(organizationId, watched);
    else {
      clearTimeout(watched.timer);
      this.#watched.delete(organizationId);
    }
  }

  #nextSequence(): number {
    const seconds = Math.floor((this.#parts.nowMs() - sequenceEpochMs) / 1_000);
    this.#lastSequence = Math.max(this.#lastSequence + 1, seconds);
    return this.#lastSequence;
  }
}

interface Watching {
  readonly live: AsyncIterableIterator<LiveSnapshot>;
  first(): Promise<LiveSnapshot>;
  onEnd(): void;
}

/** The present value, then the stream's; values that are older than one told before are left out. */
function watching({ live, first, onEnd }: Watching): AsyncIterableIterator<LiveSnapshot> {
  let told = -1;
  let isEnded = false;
  const end = (): void => {
    if (!isEnded) onEnd();
    isEnded = true;
  };
  return {
    next: async () => {
      if (told < 0) {
        const value = await first();
        told = value.sequence;
        return { done: false, value };
      }
      for (;;) {
        const heard = await live.next();
        if (heard.done === true) {
          end();
          return { done: true, value: undefined };
        }
        const value = heard.value;
        if (value.sequence <= told) continue;
        told = value.sequence;
        return { done: false, value };
      }
    },
    return: async () => {
      end();
      await live.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
