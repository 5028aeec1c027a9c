import type { Transport } from '../transport/transport.js';
import type { ChatStore } from './chat-store.js';
import type { Surroundings } from './surroundings.js';

/** Dependencies of presence. */
export interface PresencePorts {
  readonly store: ChatStore;
  readonly transport: Transport;
  readonly surroundings: Surroundings;
  /** False while the page is in the background. */
  readonly isPageVisible: () => boolean;
}

const beatMs = 30_000;
const typingIntervalMs = 4_000;

/** Reports to the platform that the visitor is looking at the open panel, and that the visitor is typing. A lost report does no harm. */
export class Presence {
  private readonly ports: PresencePorts;
  private cancelBeat: (() => void) | null = null;
  private lastTypingMs = -typingIntervalMs;

  constructor(ports: PresencePorts) {
    this.ports = ports;
  }

  /** Starts or stops the heartbeat as the state requires. Cheap to call. */
  follow(): void {
    const { phase, isOpen, conversationState } = this.ports.store.state;
    const isWanted = phase === 'ready' && isOpen && conversationState !== 'ENDED';
    if (isWanted && this.cancelBeat === null) this.beat();
    if (!isWanted) this.stop();
  }

  /** Stops the heartbeat. */
  stop(): void {
    this.cancelBeat?.();
    this.cancelBeat = null;
  }

  /** The visitor pressed a key. Reported only while a person replies. */
  noteTyping(): void {
    const { store, surroundings } = this.ports;
    const { conversationState } = store.state;
    const nowMs = surroundings.nowMs();
    if (conversationState !== 'HUMAN' || nowMs - this.lastTypingMs < typingIntervalMs) return;
    this.lastTypingMs = nowMs;
    void this.report(true);
  }

  private beat(): void {
    if (this.ports.isPageVisible()) void this.report(false);
    this.cancelBeat = this.ports.surroundings.schedule(() => this.beat(), beatMs);
  }

  private async report(isTyping: boolean): Promise<void> {
    const { store, transport } = this.ports;
    if (store.state.token === null) return;
    try {
      await transport.reportPresence(store.state.token, isTyping);
    } catch {
      // The next heartbeat reports it again.
    }
  }
}
