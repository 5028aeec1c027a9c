import { topic, type PubSub } from '@tertulia/messaging';
import { isConcerned, revocationsTopic, type CredentialRevocation, type Principal } from '@tertulia/principal';
import type { Logger } from 'pino';

/** Dependencies of the listener. */
export interface ListenerParts {
  readonly pubSub: PubSub;
  readonly log: Logger;
  /** Checks the sockets of the callers that `isConcerned` selects, including those that are connecting at the moment. */
  readonly recheck: (isConcerned: (principal: Principal) => boolean) => void;
}

const retryMs = 200;

/** Subscribes to identity's revocations, so that the affected sockets are checked immediately instead of in the next round. */
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

  /** When the stream breaks, revocations may have been missed, so all sockets are checked again. */
  async #listen(): Promise<void> {
    const { pubSub, log, recheck } = this.#parts;
    while (!this.#isStopped) {
      try {
        const stream = pubSub.subscribe(topic<CredentialRevocation>(revocationsTopic));
        this.#stream = stream;
        for await (const revocation of stream) recheck((principal) => isConcerned(principal, revocation));
        return;
      } catch (error) {
        log.info({ err: error }, 'revocations may have been missed; checking all sockets again');
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
