/** Memory of this process that its sockets may take, and what one takes. */
export interface SocketMemory {
  readonly bytesMax: number;
  /** A socket with some shared subscriptions. */
  readonly socketBytes: number;
  /** A subscription that runs for one socket alone. */
  readonly subscriptionBytes: number;
}

/**
 * Decides by memory whether one more socket is accepted. What a socket and a subscription take is measured by
 * `npm run bench -- growth-sockets`, and assumed here, because the memory of a process does not tell what its sockets take.
 */
export class SocketBudget {
  readonly #memory: SocketMemory;
  #sockets = 0;
  #subscriptions = 0;

  constructor(memory: SocketMemory) {
    this.#memory = memory;
  }

  /** True when one more socket fits. */
  hasRoom(): boolean {
    const { bytesMax, socketBytes, subscriptionBytes } = this.#memory;
    return (this.#sockets + 1) * socketBytes + this.#subscriptions * subscriptionBytes <= bytesMax;
  }

  moveSockets(by: 1 | -1): void {
    this.#sockets += by;
  }

  moveSubscriptions(by: 1 | -1): void {
    this.#subscriptions += by;
  }
}
