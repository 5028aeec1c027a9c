import { InMemoryPubSub, topic, type PubSub, type Subscription } from '@tertulia/messaging';
import { flatMapped, type Stream } from '@tertulia/streams';
import type { LiveMonitor } from '../application/dependencies.js';
import type { LiveMeasurement, LiveSnapshot } from '../domain/live-counts.js';
import type { LiveConnection } from './live-connection.js';
import type { LiveSequences } from './live-sequences.js';

const atMostEveryMs = 1_000;

export interface LiveMonitorParts {
  /** Notifies all processes of changes. */
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
  lastMeasuredMs: number;
  timer: NodeJS.Timeout | undefined;
}

/** A notification that something changed in an organization, without saying what: each process measures for itself. */
type Hint = true;

const hintTopic = (organizationId: string) => topic<Hint>(`runtime:changed:${organizationId}`);
const snapshotTopic = (organizationId: string) => topic<LiveSnapshot>(organizationId);

/**
 * Measures the organizations that have subscribers at this process: at most once a second each, the first change at
 * once. Every measurement takes its sequence before it starts, so that an older measurement never has a larger sequence
 * than a newer one.
 */
export class MeasuringLiveMonitor implements LiveMonitor {
  readonly #parts: LiveMonitorParts;
  readonly #watched = new Map<string, Watched>();
  readonly #watchers = new InMemoryPubSub();
  readonly #stopListening: () => void;
  #staleSince: string | null = null;

  constructor(parts: LiveMonitorParts) {
    this.#parts = parts;
    this.#stopListening = parts.connection.onChange(() => {
      this.#judge(true);
      this.refresh();
    });
  }

  changed(organizationId: string): void {
    this.#parts.pubSub.publish(hintTopic(organizationId), true);
    // The notification then does not reach even this process.
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

  /** Measures everything with subscribers again: counts also change as time passes, and while notifications of other processes are lost. */
  refresh(): void {
    for (const organizationId of this.#watched.keys()) this.#measureSoon(organizationId);
  }

  /** Ends all subscriptions. */
  stop(): void {
    this.#stopListening();
    for (const watched of this.#watched.values()) leave(watched);
    this.#watched.clear();
    this.#watchers.close();
  }

  /** Since when the counts are stale; null while they are live. */
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
    const watched: Watched = { hints, watchers: 1, lastMeasuredMs: 0, timer: undefined };
    this.#watched.set(organizationId, watched);
    this.#follow(organizationId, hints).catch((error: unknown) => this.#parts.onError(error));
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

  async #follow(organizationId: string, hints: Subscription<Hint>): Promise<void> {
    for await (const _hint of hints) this.#measureSoon(organizationId);
  }

  #measureSoon(organizationId: string): void {
    const watched = this.#watched.get(organizationId);
    if (watched === undefined || watched.timer !== undefined) return;
    const waitMs = Math.min(atMostEveryMs, Math.max(0, watched.lastMeasuredMs + atMostEveryMs - this.#parts.nowMs()));
    watched.timer = setTimeout(() => {
      watched.timer = undefined;
      watched.lastMeasuredMs = this.#parts.nowMs();
      this.#publish(organizationId).catch((error: unknown) => this.#parts.onError(error));
    }, waitMs);
    watched.timer.unref();
  }

  /** Published even if nothing changed since the last publication: a subscriber that joined in between may have seen other numbers. */
  async #publish(organizationId: string): Promise<void> {
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

/** The current value, then the stream's; values older than one already emitted are skipped. */
function watching({ live, first, onEnd }: Watching): Stream<LiveSnapshot> {
  let lastSequence = -1;
  const newer = (value: LiveSnapshot): LiveSnapshot[] => {
    if (value.sequence <= lastSequence) return [];
    lastSequence = value.sequence;
    return [value];
  };
  return flatMapped(live, newer, { first: async () => newer(await first()), onEnd });
}
