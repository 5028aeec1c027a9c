import { faultOf } from '../transport/transport.js';
import type { Transport, TransportError } from '../transport/transport.js';
import type { ChatStore } from './chat-store.js';
import type { ChatState } from './model.js';
import { hasVisitorSpoken } from './questions.js';
import { retryDelayMs } from './retry-delay.js';
import type { Surroundings } from './surroundings.js';

/** Dependencies of the link. */
export interface LiveLinkPorts {
  readonly store: ChatStore;
  readonly transport: Transport;
  readonly surroundings: Surroundings;
  readonly sessionLost: () => void;
}

const pollWithPersonMs = 3_000;
const pollWithBotMs = 15_000;

/**
 * Receives messages and changes of state: over the socket, and by polling while there is no socket. Fills every gap in the
 * sequence.
 */
export class LiveLink {
  private readonly ports: LiveLinkPorts;
  private disconnect: (() => void) | null = null;
  private listeningTo: string | null = null;
  private isLive = false;
  private attempt = 0;
  private pollAttempt = 0;
  private cancelRetry: (() => void) | null = null;
  private cancelPoll: (() => void) | null = null;
  /** The current polling interval: the short one while a person is expected. */
  private interval: 'long' | 'short' | null = null;
  private isAsking = false;

  constructor(ports: LiveLinkPorts) {
    this.ports = ports;
  }

  /** Connects or disconnects as the state requires. Cheap to call. */
  follow(): void {
    const { state } = this.ports.store;
    if (state.hasGap) void this.fillGap();
    if (this.interval === 'long' && intervalOf(state) === 'short') this.pollAfter(pollWithPersonMs);
    const wanted = isWanted(state) ? state.conversationId : null;
    if (wanted === this.listeningTo) return;
    this.stop();
    this.listeningTo = wanted;
    if (wanted !== null) this.connect();
  }

  /** Retries immediately, for example after the browser came online. */
  nudge(): void {
    if (this.listeningTo === null || this.isLive) return;
    this.attempt = 0;
    this.pollAttempt = 0;
    this.connect();
  }

  /** Disconnects until the next `follow`. */
  stop(): void {
    this.disconnect?.();
    this.disconnect = null;
    this.cancelRetry?.();
    this.endPolling();
    this.listeningTo = null;
    this.isLive = false;
    this.attempt = 0;
  }

  private connect(): void {
    const { store, transport, surroundings } = this.ports;
    this.cancelRetry?.();
    this.disconnect?.();
    const isFirst = this.attempt === 0 && this.cancelPoll === null;
    const { token, locale, knownThrough, conversationId } = store.state;
    if (token === null) return;
    this.disconnect = transport.listen(
      { token, locale, after: knownThrough },
      {
        opened: () => {
          this.attempt = 0;
          this.isLive = true;
          this.endPolling();
          store.dispatch({ type: 'connection-changed', isConnected: true });
          if (!isFirst) void this.fillGap();
        },
        event: (event) => {
          store.dispatch({ type: 'live', event, nowMs: surroundings.nowMs() });
          if (store.state.hasGap) void this.fillGap();
        },
        closed: (fault) => this.closed(conversationId, fault),
      },
    );
  }

  private closed(conversationId: string | null, fault: TransportError): void {
    this.isLive = false;
    if (this.listeningTo !== conversationId) return;
    if (fault.fault === 'session-lost') {
      this.stop();
      this.ports.sessionLost();
      return;
    }
    const { surroundings } = this.ports;
    this.cancelRetry = surroundings.schedule(() => this.connect(), this.delayMs(this.attempt));
    this.attempt += 1;
    if (this.cancelPoll === null) this.pollAfter(0);
  }

  private pollAfter(delayMs: number): void {
    this.interval = null;
    this.cancelPoll?.();
    this.cancelPoll = this.ports.surroundings.schedule(() => void this.poll(), delayMs);
  }

  private endPolling(): void {
    this.cancelPoll?.();
    this.cancelPoll = null;
    this.interval = null;
  }

  private async poll(): Promise<void> {
    const isCaughtUp = await this.catchUp();
    if (this.listeningTo === null || (this.isLive && isCaughtUp)) return;
    this.pollAttempt = isCaughtUp ? 0 : this.pollAttempt + 1;
    if (!isCaughtUp) {
      this.pollAfter(this.delayMs(this.pollAttempt + 1));
      return;
    }
    const interval = intervalOf(this.ports.store.state);
    this.pollAfter(interval === 'long' ? pollWithBotMs : pollWithPersonMs);
    this.interval = interval;
  }

  private async fillGap(): Promise<void> {
    if (!(await this.catchUp()) && this.cancelPoll === null) this.pollAfter(this.delayMs(this.pollAttempt));
  }

  /** Fetches missing messages; true when the page now has all of them. */
  private async catchUp(): Promise<boolean> {
    const { store, transport } = this.ports;
    const { token, knownThrough } = store.state;
    if (token === null || this.isAsking) return false;
    this.isAsking = true;
    try {
      const payload = await transport.catchUp(token, knownThrough);
      store.dispatch({ type: 'answered', payload });
      store.dispatch({ type: 'connection-changed', isConnected: true });
    } catch (error) {
      this.missed(faultOf(error));
      return false;
    } finally {
      this.isAsking = false;
    }
    if (!store.state.hasGap) return true;
    const hasProgress = store.state.knownThrough > knownThrough;
    return hasProgress ? await this.catchUp() : false;
  }

  private missed(fault: TransportError): void {
    const { store, sessionLost } = this.ports;
    if (fault.fault === 'session-lost') {
      this.stop();
      sessionLost();
    } else {
      store.dispatch({ type: 'connection-changed', isConnected: false });
    }
  }

  private delayMs(attempt: number): number {
    return retryDelayMs(attempt, this.ports.surroundings.chance());
  }
}

function intervalOf(state: ChatState): 'long' | 'short' {
  return state.conversationState === 'BOT' ? 'long' : 'short';
}

/** Whether to listen. An ended conversation is followed while the panel is open, because a person can reopen it. */
function isWanted(state: ChatState): boolean {
  if (state.phase !== 'ready') return false;
  if (state.conversationState === 'ENDED') return state.isOpen && hasVisitorSpoken(state);
  return state.isOpen || hasVisitorSpoken(state);
}
