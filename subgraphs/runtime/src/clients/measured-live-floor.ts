import { InMemoryPubSub, topic, type PubSub, type Subscription } from '@tertulia/messaging';
import { flatMapped, type Stream } from '@tertulia/streams';
import type { LiveFloor } from '../application/dependencies.js';
import type { LiveMeasurement, LiveSnapshot } from '../domain/live-counts.js';
import type { LiveConnection } from './live-connection.js';
import type { LiveSequences } from './live-sequences.js';

const atMostEveryMs = 1_000;

export interface LiveFloorParts {
  /** Carries the word that something has changed to the floors of all processes. */
  readonly pubSub: PubSub;
  readonly connection: LiveConnection;
  readonly sequences: LiveSequences;
  measure(organizationId: string): Promise<LiveMeasurement>;
  /** Wall clock in milliseconds. */
  nowMs(): number;
  onError(error: unknown): void;
}

interface Watched {
  readonly hints: Subscription<Hint>;
  watchers: number;
  lastTellMs: number;
  timer: NodeJS.Timeout | undefined;
}

/** The word that something has changed in an organization, without what: each process measures for itself. */
type Hint = true;

const hintTopic = (organizationId: string) => topic<Hint>(`runtime:changed:${organizationId}`);
const snapshotTopic = (organizationId: string) => topic<LiveSnapshot>(organizationId);

/**
 * Measures for the organizations that somebody watches at this process: at most once a second each, the first change at once. Every
 * measurement takes its sequence before it begins, so that what is older than a change never has a larger one than what is newer.
 */
export class MeasuredLiveFloor implements LiveFloor {
  readonly #parts: LiveFloorParts;
  readonly #watched = new Map<string, Watched>();
  readonly #watchers = new InMemoryPubSub();
  readonly #stopListening: () => void;
  #staleSince: string | null = null;

  constructor(parts: LiveFloorParts) {
    this.#parts = parts;
    this.#stopListening = parts.connection.onChange(() => {
      this.#judge(true);
      this.refresh();
    });
  }

  changed(organizationId: string): void {
    this.#parts.pubSub.publish(hintTopic(organizationId), true);
    // The word does not even come back to this process then.
    if (!this.#parts.connection.isUp()) this.#measureSoon(organizationId);
  }

  async read(organizationId: string): Promise<LiveSnapshot> {
    const sequence = await this.#parts.sequences.next(organizationId);
    const measured = await this.#parts.measure(organizationId);
    return { ...measured, sequence, staleSince: this.#judge(measured.isPresenceKnown) };
  }

  watch(organizationId: string): Stream<LiveSnapshot> {
    const live = this.#watchers.subscribe(snapshotTopic(organizationId), { keep: 'LATEST' });
    const { hints } = this.#begin(organizationId);
    return watching({
      first: async () => {
        await hints.ready;
        return this.read(organizationId);
      },
      live,
      onEnd: () => this.#end(organizationId),
    });
  }

  /** Looks again at what is watched: numbers also change because time passes, and while no word comes from other processes. */
  refresh(): void {
    for (const organizationId of this.#watched.keys()) this.#measureSoon(organizationId);
  }

  /** Ends what is watched. */
  stop(): void {
    this.#stopListening();
    for (const watched of this.#watched.values()) leave(watched);
    this.#watched.clear();
    this.#watchers.close();
  }

  /** Since when numbers are stale, by what is known at this moment; null while they are live. */
  #judge(isPresenceKnown: boolean): string | null {
    const isLive = isPresenceKnown && this.#parts.connection.isUp();
    this.#staleSince = isLive ? null : (this.#staleSince ?? new Date(this.#parts.nowMs()).toISOString());
    return this.#staleSince;
  }

  #begin(organizationId: string): Watched {
    const known = this.#watched.get(organizationId);
    if (known !== undefined) {
      known.watchers += 1;
      return known;
    }
    const hints = this.#parts.pubSub.subscribe(hintTopic(organizationId), { keep: 'LATEST' });
    const watched: Watched = { hints, watchers: 1, lastTellMs: 0, timer: undefined };
    this.#watched.set(organizationId, watched);
    this.#hear(organizationId, hints).catch((error: unknown) => this.#parts.onError(error));
    return watched;
  }

  #end(organizationId: string): void {
    const watched = this.#watched.get(organizationId);
    if (watched === undefined) return;
    watched.watchers -= 1;
    if (watched.watchers > 0) return;
    leave(watched);
    this.#watched.delete(organizationId);
  }

  async #hear(organizationId: string, hints: Subscription<Hint>): Promise<void> {
    for await (const _hint of hints) this.#measureSoon(organizationId);
  }

  #measureSoon(organizationId: string): void {
    const watched = this.#watched.get(organizationId);
    if (watched === undefined || watched.timer !== undefined) return;
    const waitMs = Math.min(atMostEveryMs, Math.max(0, watched.lastTellMs + atMostEveryMs - this.#parts.nowMs()));
    watched.timer = setTimeout(() => {
      watched.timer = undefined;
      watched.lastTellMs = this.#parts.nowMs();
      this.#tell(organizationId).catch((error: unknown) => this.#parts.onError(error));
    }, waitMs);
    watched.timer.unref();
  }

  /** Told also where nothing differs from what was told last: a watcher that came between may have seen other numbers. */
  async #tell(organizationId: string): Promise<void> {
    this.#watchers.publish(snapshotTopic(organizationId), await this.read(organizationId));
  }
}

function leave({ timer, hints }: Watched): void {
  clearTimeout(timer);
  void hints.return?.();
}

interface Watching {
  readonly live: AsyncIterator<LiveSnapshot>;
  first(): Promise<LiveSnapshot>;
  onEnd(): void;
}

/** The present value, then the stream's; values that are older than one told before are left out. */
function watching({ live, first, onEnd }: Watching): Stream<LiveSnapshot> {
  let told = -1;
  const newer = (value: LiveSnapshot): LiveSnapshot[] => {
    if (value.sequence <= told) return [];
    told = value.sequence;
    return [value];
  };
  return flatMapped(live, newer, { first: async () => newer(await first()), onEnd });
}
