import type { Principal } from '@tertulia/principal';
import type { Logger } from 'pino';
import type { Authenticator } from '../authentication/authenticator.js';
import type { Caller } from '../authentication/caller.js';
import type { Clock } from '../supergraph/make-scope.js';
import type { Socket } from './socket.js';

/** What watching needs. */
export interface WatchParts {
  readonly authenticator: Authenticator;
  readonly clock: Clock;
  readonly log: Logger;
  readonly recheckMs: number;
  /** Called for a socket whose credential ended, or means somebody else now. */
  readonly onEnded: (socket: Socket) => void;
}

const timerMaxMs = 2_147_483_647;
const checksAtOnce = 20;
/** A credential may have been checked just before it was revoked, by a socket that is not watched yet. */
const revocationsRememberedMs = 10_000;

/**
 * Watches the credentials of open sockets: visitor tokens by a timer to their end, sessions and API keys by asking again.
 * While their issuer gives no answer, sockets stay open: nobody else than the issuer can say that a credential ended.
 */
export class CredentialWatch {
  readonly #parts: WatchParts;
  readonly #sockets = new Set<Socket>();
  readonly #timer: NodeJS.Timeout;
  readonly #recent: { isConcerned: (principal: Principal) => boolean; endsAtMs: number }[] = [];
  #isSweeping = false;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.#sweep(), parts.recheckMs);
    this.#timer.unref();
  }

  add(socket: Socket): void {
    const { caller } = socket;
    if (caller === null || caller.credential.kind === 'NONE') return;
    if (caller.expiresAt !== null) return this.#awaitExpiry(socket, caller.expiresAt);
    this.#sockets.add(socket);
    this.#forgetOldRevocations();
    if (this.#recent.some(({ isConcerned }) => isConcerned(caller.principal))) void this.#checkAll([socket]);
  }

  /** Checks at once, without waiting for the next round, the sockets of those for whom `isConcerned` holds. */
  recheck(isConcerned: (principal: Principal) => boolean): void {
    this.#forgetOldRevocations();
    this.#recent.push({ isConcerned, endsAtMs: performance.now() + revocationsRememberedMs });
    void this.#checkAll([...this.#sockets].filter(({ caller }) => caller !== null && isConcerned(caller.principal)));
  }

  remove(socket: Socket): void {
    this.#sockets.delete(socket);
    if (socket.expiryTimer !== null) clearTimeout(socket.expiryTimer);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #awaitExpiry(socket: Socket, expiresAt: Date): void {
    const leftMs = expiresAt.getTime() - this.#parts.clock.now().getTime();
    socket.expiryTimer = setTimeout(
      () => (leftMs > timerMaxMs ? this.#awaitExpiry(socket, expiresAt) : this.#parts.onEnded(socket)),
      Math.min(Math.max(0, leftMs), timerMaxMs),
    );
    socket.expiryTimer.unref();
  }

  async #sweep(): Promise<void> {
    if (this.#isSweeping) return;
    this.#isSweeping = true;
    await this.#checkAll([...this.#sockets]);
    this.#isSweeping = false;
  }

  #forgetOldRevocations(): void {
    const nowMs = performance.now();
    while ((this.#recent[0]?.endsAtMs ?? nowMs + 1) <= nowMs) this.#recent.shift();
  }

  /** Sockets with the same credential share one question. */
  async #checkAll(sockets: readonly Socket[]): Promise<void> {
    const byCredential = new Map<string, Socket[]>();
    for (const socket of sockets) {
      const key = keyOf(socket.caller);
      byCredential.set(key, [...(byCredential.get(key) ?? []), socket]);
    }
    const groups = [...byCredential.values()];
    const workers = Array.from({ length: Math.min(checksAtOnce, groups.length) }, async () => {
      for (let group = groups.pop(); group !== undefined; group = groups.pop()) await this.#check(group);
    });
    await Promise.all(workers);
  }

  async #check(group: readonly Socket[]): Promise<void> {
    const { authenticator, log, onEnded } = this.#parts;
    for (const { caller, requestId } of group.slice(0, 1)) {
      if (caller === null) return;
      try {
        if (await authenticator.isStillValid(caller, requestId)) return;
        for (const socket of group) onEnded(socket);
      } catch (error) {
        log.warn({ err: error, requestId }, 'the credential of a socket could not be checked again');
      }
    }
  }
}

/** Callers with one credential may differ in rights, where one connected before a change. */
function keyOf(caller: Caller | null): string {
  return caller === null ? '' : JSON.stringify([caller.credential, caller.principal]);
}
