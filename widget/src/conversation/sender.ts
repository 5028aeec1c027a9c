import { faultOf } from '../transport/transport.js';
import type { Transport, TransportError } from '../transport/transport.js';
import type { ChatStore } from './chat-store.js';
import type { QueuedMessage } from './model.js';
import { retryDelayMs } from './retry-delay.js';
import type { Surroundings } from './surroundings.js';

/** Dependencies of the sender. */
export interface SenderPorts {
  readonly store: ChatStore;
  readonly transport: Transport;
  readonly surroundings: Surroundings;
  /** Called when the token is no longer valid; `sessionFound` must be called once there is a new one. */
  readonly sessionLost: () => void;
}

const busyAttemptsUntilRefused = 8;

/** Sends the queued messages in order, one at a time, and retries each until it is accepted or refused. */
export class Sender {
  private readonly ports: SenderPorts;
  private isRunning = false;
  private hasNewSession = false;
  private attempt = 0;
  private endWait: (() => void) | null = null;

  constructor(ports: SenderPorts) {
    this.ports = ports;
  }

  /** Starts sending, or ends the current pause between two attempts. */
  wake(): void {
    if (this.isRunning) this.endWait?.();
    else void this.run();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    let item = this.next();
    while (item !== null) {
      const canGoOn = await this.send(item);
      item = canGoOn ? this.next() : null;
    }
    this.isRunning = false;
    // If the session was renewed while the loop was ending, that call of `wake` had no effect.
    if (this.hasNewSession) {
      this.hasNewSession = false;
      this.wake();
    }
  }

  /** A new token is available: sending continues. */
  sessionFound(): void {
    this.attempt = 0;
    this.hasNewSession = this.isRunning;
    this.wake();
  }

  private next(): QueuedMessage | null {
    const { store } = this.ports;
    const { phase, token, conversationState, queue } = store.state;
    if (phase !== 'ready' || token === null) return null;
    if (conversationState === 'ENDED') {
      for (const { clientMessageId, status } of queue) {
        if (status !== 'refused') store.dispatch({ type: 'send-refused', clientMessageId, reason: null });
      }
      return null;
    }
    return queue.find((item) => item.status !== 'refused') ?? null;
  }

  /** Sends one message; false when sending must stop until `sessionFound`. */
  private async send(item: QueuedMessage): Promise<boolean> {
    const { store, transport } = this.ports;
    const { clientMessageId, answer } = item;
    const { token, knownThrough } = store.state;
    try {
      const payload = await transport.send(token ?? '', { clientMessageId, after: knownThrough, answer });
      const error = payload.userErrors[0];
      this.attempt = 0;
      store.dispatch({ type: 'connection-changed', isConnected: true });
      if (error === undefined) store.dispatch({ type: 'answered', payload, clientMessageId });
      else {
        store.dispatch({ type: 'answered', payload });
        store.dispatch({ type: 'send-refused', clientMessageId, reason: error.message });
      }
      return true;
    } catch (error) {
      return await this.recover(clientMessageId, faultOf(error));
    }
  }

  private async recover(clientMessageId: string, error: TransportError): Promise<boolean> {
    const { store, sessionLost } = this.ports;
    switch (error.fault) {
      case 'refused':
        store.dispatch({ type: 'send-refused', clientMessageId, reason: error.words });
        return true;
      case 'session-lost':
        store.dispatch({ type: 'send-delayed', clientMessageId });
        sessionLost();
        return false;
      case 'busy':
        if (this.attempt + 1 >= busyAttemptsUntilRefused) {
          this.attempt = 0;
          store.dispatch({ type: 'send-refused', clientMessageId, reason: null });
          return true;
        }
        break;
      case 'unreachable':
        store.dispatch({ type: 'connection-changed', isConnected: false });
        break;
    }
    store.dispatch({ type: 'send-delayed', clientMessageId });
    await this.pause(error.retryAfterMs);
    return true;
  }

  private pause(atLeastMs: number): Promise<void> {
    const { surroundings } = this.ports;
    const delayMs = Math.max(atLeastMs, retryDelayMs(this.attempt, surroundings.chance()));
    this.attempt += 1;
    return new Promise((resolve) => {
      const cancel = surroundings.schedule(resolve, delayMs);
      this.endWait = () => {
        cancel();
        this.endWait = null;
        resolve();
      };
    });
  }
}
