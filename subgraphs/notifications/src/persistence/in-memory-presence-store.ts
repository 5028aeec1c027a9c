import type { Clock } from '@tertulia/use-case';
import type { FeedOf } from '../application/ports.js';
import type { PresenceStore } from '../application/presence.js';

/** Where there is one process. */
export class InMemoryPresenceStore implements PresenceStore {
  readonly #clock: Clock;
  readonly #until = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async seen(people: readonly FeedOf[], forMs: number): Promise<void> {
    const now = this.#clock.now().getTime();
    for (const [key, until] of this.#until) if (until <= now) this.#until.delete(key);
    for (const person of people) this.#until.set(keyOf(person), now + forMs);
  }

  async leftMs(person: FeedOf): Promise<number> {
    return Math.max(0, (this.#until.get(keyOf(person)) ?? 0) - this.#clock.now().getTime());
  }
}

function keyOf({ organizationId, userId }: FeedOf): string {
  return `${organizationId} ${userId}`;
}
