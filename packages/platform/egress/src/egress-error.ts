/**
 * Why nothing, or not everything, came back from the network.
 *
 * - `REFUSED`: the address, port, method or a header may not be used; nothing was sent.
 * - `UNREACHABLE`: no connection, also because a name leads to an address that is not public, or it was lost; the request may have arrived.
 * - `TIMEOUT`: the deadline passed; the request may have arrived.
 * - `TOO_LARGE`: the response exceeds the limit; the request arrived.
 * - `BUSY`: too many requests of this organization to this host are open or waiting; nothing was sent.
 * - `SUSPENDED`: the host failed repeatedly and is left alone for a while; nothing was sent.
 */
export type EgressFailure = 'REFUSED' | 'UNREACHABLE' | 'TIMEOUT' | 'TOO_LARGE' | 'BUSY' | 'SUSPENDED';

/** The rule that refused a request. */
export type RefusalReason = 'URL' | 'SCHEME' | 'USER_INFO' | 'HOST' | 'PORT' | 'ADDRESS' | 'METHOD' | 'HEADER';

/** Carries no detail of the network (no address, no port, no system error): its message may be shown to whoever made the request. */
export class EgressError extends Error {
  override readonly name = 'EgressError';
  readonly failure: EgressFailure;
  /** Only where `failure` is `REFUSED`. */
  readonly reason: RefusalReason | null;

  constructor(failure: EgressFailure, reason: RefusalReason | null = null) {
    super(reason === null ? failure : `${failure}: ${reason}`);
    this.failure = failure;
    this.reason = reason;
  }
}

/** Shorthand for what a rule refused. */
export function refused(reason: RefusalReason): EgressError {
  return new EgressError('REFUSED', reason);
}
