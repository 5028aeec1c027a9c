import type { Principal } from '@tertulia/principal';
import type { SubgraphContext } from '@tertulia/subgraph';
import type { Caller } from '../application/policies.js';
import type { IssuedSession } from '../application/start-session.js';
import type { ViewerType } from './viewer.type.js';

/** Who asks, for use cases. */
export function callerOf(context: SubgraphContext): Caller {
  const { principal, requestId, userAgent, address, deviceToken } = context;
  return { principal, requestId, userAgent, address, deviceToken };
}

/** The viewer that a principal is. A service is shown as nobody: it has no face in the API. */
export function viewerOf(principal: Principal): ViewerType {
  const kind = principal.kind === 'SERVICE' ? 'ANONYMOUS' : principal.kind;
  return { kind, locale: principal.locale, principal };
}

/**
 * From here on the operation goes on as this principal: who has just signed in may read her own organization in the same
 * answer, here and, since the gateway is told, in other subgraphs. Stores take their reach from the principal at each call, so it moves
 * along.
 */
export function continueAs(context: SubgraphContext, principal: Principal): ViewerType {
  Object.assign(context, { principal, locale: principal.locale });
  context.responseExtensions['principal'] = principal;
  return viewerOf(principal);
}

/** Hands the session to the gateway, which makes a cookie of it; the answer itself never holds the token. */
export function handOver(context: SubgraphContext, issued: IssuedSession): void {
  const { token, expiresAt, deviceToken } = issued;
  context.responseExtensions['session'] = { token, expiresAt: expiresAt.toISOString(), deviceToken };
}

/** Tells the gateway to drop the session cookie. */
export function clearSession(context: SubgraphContext): void {
  context.responseExtensions['session'] = { clear: true };
}
