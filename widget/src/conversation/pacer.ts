import type { ChatStore } from './chat-store.js';
import { paceMs } from './pacing.js';
import type { Surroundings } from './surroundings.js';

/** Shows the messages of a burst one after the other. */
export class Pacer {
  private readonly ports: { readonly store: ChatStore; readonly surroundings: Surroundings };
  private cancel: (() => void) | null = null;

  constructor(ports: { readonly store: ChatStore; readonly surroundings: Surroundings }) {
    this.ports = ports;
  }

  /** Starts the timer for the next message, if one is waiting. Cheap to call. */
  follow(): void {
    const { store, surroundings } = this.ports;
    if (store.state.burst === 0 || this.cancel !== null) return;
    this.cancel = surroundings.schedule(() => {
      this.cancel = null;
      store.dispatch({ type: 'paced' });
    }, paceMs);
  }

  /** Stops the timer. */
  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }
}
