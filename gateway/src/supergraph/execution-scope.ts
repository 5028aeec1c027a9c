import type { Principal } from '@tertulia/principal';
import type { SessionChange } from '../authentication/session-cookie.js';
import type { UpstreamSockets } from './upstream-sockets.js';

/**
 * On whose behalf and until when subgraphs are called: one per request, and one per event of a subscription, so that
 * nothing that libraries keep by context outlives an event.
 */
export interface ExecutionScope {
  /** Who called. */
  readonly principal: Principal;
  /** On whose behalf subgraphs are called at this moment. */
  presentPrincipal(): Principal;
  /** Told by the identity subgraph: who has just signed in, or works elsewhere now, goes on as that caller in the same operation. */
  continueAs(principal: Principal): void;
  readonly requestId: string;
  readonly userAgent: string | undefined;
  /** Where the caller is; absent for sockets, which sign nobody in. */
  readonly address?: string | undefined;
  /** What the caller's browser is known by. */
  readonly deviceToken?: string | undefined;
  /** Aborts at the deadline, or when the caller is gone. */
  readonly signal: AbortSignal;
  /** The principal signed for other processes, fresh enough for this scope; null when nothing is signed here. */
  signedPrincipal(): string | null;
  /** Told by the identity subgraph; the HTTP layer sets the cookie. The last one counts. */
  noteSession(change: SessionChange): void;
  sessionChange(): SessionChange | null;
  /** Where subscriptions over the network are opened; null over HTTP. */
  readonly upstream: UpstreamSockets | null;
}
