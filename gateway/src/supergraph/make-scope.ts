import type { Clock } from '@tertulia/use-case';
import { signPrincipal, type Principal } from '@tertulia/principal';
import type { SessionChange } from '../authentication/session-cookie.js';
import type { ExecutionScope } from './execution-scope.js';
import type { UpstreamSockets } from './upstream-sockets.js';

/** Values of one scope. */
export interface ScopeInput {
  readonly principal: Principal;
  readonly requestId: string;
  readonly userAgent: string | undefined;
  readonly address?: string | undefined;
  readonly deviceToken?: string | undefined;
  readonly signal: AbortSignal;
  readonly upstream: UpstreamSockets | null;
  readonly event?: unknown;
}

/** Creates scopes; each signs its principal at most once. */
export class ScopeMaker {
  readonly #secret: string | null;
  readonly #clock: Clock;

  constructor(principalSecret: string | null, clock: Clock) {
    this.#secret = principalSecret;
    this.#clock = clock;
  }

  make(input: ScopeInput): ExecutionScope {
    let { principal } = input;
    let signed: string | null = null;
    let session: SessionChange | null = null;
    return {
      ...input,
      currentPrincipal: () => principal,
      continueAs: (successor) => {
        principal = successor;
        signed = null;
      },
      noteSession: (change) => {
        session = change;
      },
      sessionChange: () => session,
      signedPrincipal: () => (signed ??= this.sign(principal)),
    };
  }

  /** The principal, signed for another process; null without a secret. */
  sign(principal: Principal): string | null {
    return this.#secret === null ? null : signPrincipal(principal, this.#secret, this.#clock.now());
  }
}
