import type { Principal } from '@tertulia/principal';
import type { SessionChange } from '../authentication/session-cookie.js';
import type { UpstreamSockets } from './upstream-sockets.js';

/**
 * The caller, deadline and metadata of subgraph calls: one scope per request, and one per event of a subscription, so that nothing that
 * libraries cache by context outlives an event.
 */
export interface ExecutionScope {
  /** The caller of the request. */
  readonly principal: Principal;
  /** The principal for which subgraphs are called now; differs from `principal` after `continueAs`. */
  currentPrincipal(): Principal;
  /** Called on a response of identity: after a sign-in or a change of organization, the rest of the operation runs as the new caller. */
  continueAs(principal: Principal): void;
  readonly requestId: string;
  readonly userAgent: string | undefined;
  /** The client's address; absent for sockets, which cannot sign in. */
  readonly address?: string | undefined;
  /** Identifies the caller's browser. */
  readonly deviceToken?: string | undefined;
  /** Aborts at the deadline or when the caller disconnects. */
  readonly signal: AbortSignal;
  /** The signed principal for other processes; null when the gateway has no secret. */
  signedPrincipal(): string | null;
  /** Called on a response of identity; the HTTP layer then sets the cookie. The last change wins. */
  noteSession(change: SessionChange): void;
  sessionChange(): SessionChange | null;
  /** Opens subscriptions to subgraphs over the network; null for HTTP requests. */
  readonly upstream: UpstreamSockets | null;
  /** The event for which a subscription runs once; absent for one that listens. */
  readonly event?: unknown;
}
