import { closeCodes, type Socket } from './socket.js';

/**
 * Sockets that have not sent `connection_init` yet, by address. When an address exceeds its limit, its oldest such socket is closed, so
 * that a client that initialises at once is never refused because of others.
 */
export class SilentSockets {
  readonly #perAddressMax: number;
  readonly #byAddress = new Map<string, Set<Socket>>();

  constructor(perAddressMax: number) {
    this.#perAddressMax = perAddressMax;
  }

  add(socket: Socket): void {
    const silent = this.#byAddress.get(socket.address) ?? new Set<Socket>();
    this.#byAddress.set(socket.address, silent.add(socket));
    const [longest] = silent;
    if (silent.size <= this.#perAddressMax || longest === undefined) return;
    this.remove(longest);
    longest.webSocket.close(closeCodes.tryAgainLater, 'Too many silent sockets');
  }

  remove(socket: Socket): void {
    const silent = this.#byAddress.get(socket.address);
    if (silent?.delete(socket) === true && silent.size === 0) this.#byAddress.delete(socket.address);
  }
}
