import type { ChatStore } from './chat-store.js';
import { paceMs } from './pacing.js';
import type { Surroundings } from './surroundings.js';

/** Gives the messages of a burst their time, one after the other. */
export class Pacer {
  private readonly ports: { readonly store: ChatStore; readonly surroundings: Surroundings };
  private cancel: (() => void) | null = null;

  constructor(ports: { readonly store: ChatStore; readonly surroundings: Surroundings }) {
    this.ports = ports;
  }

  /** Starts the clock after each message that was shown. Cheap to call. */
  follow(): void {
    const { store, surroundings } = this.ports;
    if (store.state.burst === 0 || this.cancel !== null) return;
    this.cancel = surroundings.schedule(() => {
      this.cancel = null;
      store.dispatch({ type: 'paced' });
    }, paceMs);
  }

  /** Stops the clock. */
  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }
}
