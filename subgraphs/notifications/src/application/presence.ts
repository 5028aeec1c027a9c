import { presentMs } from '../domain/presence.js';
import type { FeedOf } from './ports.js';

/** Remembers, for all processes, who was seen. Never rejects: while the store is away, signs are dropped and nobody is present. */
export interface PresenceStore {
  /** They count as present for so long from now. */
  seen(people: readonly FeedOf[], forMs: number): Promise<void>;
  /** For how many milliseconds more the person counts as present; 0 for who does not. */
  leftMs(person: FeedOf): Promise<number>;
}

/** Who looks at the portal: whoever has their feed open in a browser, and a while after. */
export class Presence {
  readonly #store: PresenceStore;
  /** The feeds that are open in this process. */
  readonly #open = new Set<FeedOf>();

  constructor(store: PresenceStore) {
    this.#store = store;
  }

  /** The person is here, until the function that is returned is called. */
  async arrive({ organizationId, userId }: FeedOf): Promise<() => void> {
    // One object for each time: the same person may look in several browsers.
    const person = { organizationId, userId };
    this.#open.add(person);
    await this.#store.seen([person], presentMs);
    return () => {
      if (this.#open.delete(person)) void this.#store.seen([person], presentMs);
    };
  }

  /** To be called more often than a sign counts. */
  async renew(): Promise<void> {
    if (this.#open.size > 0) await this.#store.seen([...this.#open], presentMs);
  }

  async leftMs(person: FeedOf): Promise<number> {
    return this.#store.leftMs(person);
  }
}
