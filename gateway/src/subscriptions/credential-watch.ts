import type { Principal } from '@tertulia/principal';
import type { Logger } from 'pino';
import type { Authenticator } from '../authentication/authenticator.js';
import type { Caller } from '../authentication/caller.js';
import type { Clock } from '@tertulia/use-case';
import type { Socket } from './socket.js';

/** Dependencies of the watch. */
export interface WatchParts {
  readonly authenticator: Authenticator;
  readonly clock: Clock;
  readonly log: Logger;
  readonly recheckMs: number;
  /** Called for a socket whose credential has ended or now has other rights. */
  readonly onEnded: (socket: Socket) => void;
}

const timerMaxMs = 2_147_483_647;
const checksAtOnce = 20;
/** How long revocations also apply to new sockets, whose credential may have been checked just before it was revoked. */
const revocationsKeptMs = 10_000;

/**
 * Watches the credentials of open sockets: a timer ends visitor tokens, and sessions and API keys are checked again with their issuer.
 * While the issuer is unavailable, sockets stay open, because only the issuer knows whether a credential has ended.
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

  /** Checks the sockets of the callers that `isConcerned` selects immediately, instead of in the next round. */
  recheck(isConcerned: (principal: Principal) => boolean): void {
    this.#forgetOldRevocations();
    this.#recent.push({ isConcerned, endsAtMs: performance.now() + revocationsKeptMs });
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

  /** Sockets with the same credential share one check. */
  async #checkAll(sockets: readonly Socket[]): Promise<void> {
    const byCredential = new Map<string, Socket[]>();
    for (const socket of sockets) {
      const key = keyOf(socket.caller);
      const known = byCredential.get(key);
      if (known === undefined) byCredential.set(key, [socket]);
      else known.push(socket);
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
        log.warn({ err: error, requestId }, 'the credential of a socket could not be rechecked');
      }
    }
  }
}

/** Key of a credential and its rights: sockets with the same credential have different rights if one connected before a change. */
function keyOf(caller: Caller | null): string {
  return caller === null ? '' : JSON.stringify([caller.credential, caller.principal]);
}
