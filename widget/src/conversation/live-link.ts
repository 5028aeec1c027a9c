import { faultOf } from '../transport/transport.js';
import type { Transport, TransportError } from '../transport/transport.js';
import type { ChatStore } from './chat-store.js';
import type { ChatState } from './model.js';
import { hasVisitorSpoken } from './questions.js';
import { retryDelayMs } from './retry-delay.js';
import type { Surroundings } from './surroundings.js';

/** What the link works with. */
export interface LiveLinkPorts {
  readonly store: ChatStore;
  readonly transport: Transport;
  readonly surroundings: Surroundings;
  readonly sessionLost: () => void;
}

const pollWithPersonMs = 3_000;
const pollWithBotMs = 15_000;

/**
 * Keeps the page up to date with what the visitor did not ask for: over the socket, and by asking while there is no
 * socket. Fills every gap in the sequence.
 */
export class LiveLink {
  private readonly ports: LiveLinkPorts;
  private hangUp: (() => void) | null = null;
  private listensTo: string | null = null;
  private isLive = false;
  private attempt = 0;
  private pollAttempt = 0;
  private cancelRetry: (() => void) | null = null;
  private cancelPoll: (() => void) | null = null;
  /** Which pause the present polling makes; a person's words must not wait for the long one. */
  private rest: 'long' | 'short' | null = null;
  private isAsking = false;

  constructor(ports: LiveLinkPorts) {
    this.ports = ports;
  }

  /** Brings the link in line with the state: up while there is something to hear, down otherwise. Cheap to call. */
  follow(): void {
    const { state } = this.ports.store;
    if (state.hasGap) void this.fillGap();
    if (this.rest === 'long' && restOf(state) === 'short') this.pollAfter(pollWithPersonMs);
    const wanted = isWanted(state) ? state.conversationId : null;
    if (wanted === this.listensTo) return;
    this.stop();
    this.listensTo = wanted;
    if (wanted !== null) this.connect();
  }

  /** Tries again at once, as after the network came back. */
  nudge(): void {
    if (this.listensTo === null || this.isLive) return;
    this.attempt = 0;
    this.pollAttempt = 0;
    this.connect();
  }

  /** Takes the link down until the next `follow`. */
  stop(): void {
    this.hangUp?.();
    this.hangUp = null;
    this.cancelRetry?.();
    this.endPolling();
    this.listensTo = null;
    this.isLive = false;
    this.attempt = 0;
  }

  private connect(): void {
    const { store, transport, surroundings } = this.ports;
    this.cancelRetry?.();
    this.hangUp?.();
    const isFirst = this.attempt === 0 && this.cancelPoll === null;
    const { token, locale, knownThrough, conversationId } = store.state;
    if (token === null) return;
    this.hangUp = transport.listen(
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
    if (this.listensTo !== conversationId) return;
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
    this.rest = null;
    this.cancelPoll?.();
    this.cancelPoll = this.ports.surroundings.schedule(() => void this.poll(), delayMs);
  }

  private endPolling(): void {
    this.cancelPoll?.();
    this.cancelPoll = null;
    this.rest = null;
  }

  private async poll(): Promise<void> {
    const wasTold = await this.catchUp();
    if (this.listensTo === null || (this.isLive && wasTold)) return;
    this.pollAttempt = wasTold ? 0 : this.pollAttempt + 1;
    if (!wasTold) {
      this.pollAfter(this.delayMs(this.pollAttempt + 1));
      return;
    }
    const rest = restOf(this.ports.store.state);
    this.pollAfter(rest === 'long' ? pollWithBotMs : pollWithPersonMs);
    this.rest = rest;
  }

  private async fillGap(): Promise<void> {
    if (!(await this.catchUp()) && this.cancelPoll === null) this.pollAfter(this.delayMs(this.pollAttempt));
  }

  /** True when the page now has all that the server had. */
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

function restOf(state: ChatState): 'long' | 'short' {
  return state.conversationState === 'BOT' ? 'long' : 'short';
}

/** What has ended may be opened again by a person: who looks at it hears of that. */
function isWanted(state: ChatState): boolean {
  if (state.phase !== 'ready') return false;
  if (state.conversationState === 'ENDED') return state.isOpen && hasVisitorSpoken(state);
  return state.isOpen || hasVisitorSpoken(state);
}
