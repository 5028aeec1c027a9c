import { signPrincipal, type Principal } from '@tertulia/principal';
import type { SessionChange } from '../authentication/session-cookie.js';
import type { ExecutionScope } from './execution-scope.js';
import type { UpstreamSockets } from './upstream-sockets.js';

/** Tells the time. */
export interface Clock {
  now(): Date;
}

/** What differs from one scope to the next. */
export interface ScopeInput {
  readonly principal: Principal;
  readonly requestId: string;
  readonly userAgent: string | undefined;
  readonly address?: string | undefined;
  readonly deviceToken?: string | undefined;
  readonly signal: AbortSignal;
  readonly upstream: UpstreamSockets | null;
}

/** Makes scopes that sign their principal at most once each. */
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
      presentPrincipal: () => principal,
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

  /** The principal as another process believes it; null without a secret. */
  sign(principal: Principal): string | null {
    return this.#secret === null ? null : signPrincipal(principal, this.#secret, this.#clock.now());
  }
}
