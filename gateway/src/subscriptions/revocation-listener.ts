import { topic, type PubSub } from '@tertulia/messaging';
import { isConcerned, revocationsTopic, type CredentialRevocation, type Principal } from '@tertulia/principal';
import type { Logger } from 'pino';

/** What the listener stands on. */
export interface ListenerParts {
  readonly pubSub: PubSub;
  readonly log: Logger;
  /** Checks the sockets of the callers for whom `isConcerned` holds, now and for those that connect in this moment. */
  readonly recheck: (isConcerned: (principal: Principal) => boolean) => void;
}

const retryMs = 200;

/** Hears from identity which credentials changed, so that their sockets do not have to wait for the next round of checks. */
export class RevocationListener {
  readonly #parts: ListenerParts;
  #stream: AsyncIterableIterator<CredentialRevocation> | null = null;
  #isStopped = false;
  #wait: { timer: NodeJS.Timeout; end: () => void } | null = null;

  constructor(parts: ListenerParts) {
    this.#parts = parts;
    void this.#listen();
  }

  stop(): void {
    this.#isStopped = true;
    void this.#stream?.return?.();
    if (this.#wait === null) return;
    clearTimeout(this.#wait.timer);
    this.#wait.end();
  }

  /** A stream that breaks has missed something: everybody is checked again. */
  async #listen(): Promise<void> {
    const { pubSub, log, recheck } = this.#parts;
    while (!this.#isStopped) {
      try {
        const stream = pubSub.subscribe(topic<CredentialRevocation>(revocationsTopic));
        this.#stream = stream;
        for await (const revocation of stream) recheck((principal) => isConcerned(principal, revocation));
        return;
      } catch (error) {
        log.info({ err: error }, 'revocations were missed; all sockets are checked again');
      }
      await this.#pause();
      recheck(() => true);
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      this.#wait = { timer: setTimeout(resolve, retryMs).unref(), end: resolve };
    });
  }
}
