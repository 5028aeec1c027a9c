import type { Principal, UserPrincipal } from '@tertulia/principal';
import type { SubgraphContext } from '@tertulia/subgraph';
import type { Caller } from '../application/policies.js';
import type { IssuedSession } from '../application/start-session.js';
import type { ViewerType } from './viewer.type.js';

/** The caller, as use cases need it. */
export function callerOf(context: SubgraphContext): Caller {
  const { principal, requestId, userAgent, address, deviceToken } = context;
  return { principal, requestId, userAgent, address, deviceToken };
}

/** The viewer of a principal. A service is shown as anonymous. */
export function viewerOf(principal: Principal): ViewerType {
  const kind = principal.kind === 'SERVICE' ? 'ANONYMOUS' : principal.kind;
  return { kind, locale: principal.locale, principal };
}

/**
 * Continues the operation as this principal: a person who has just signed in may read their organization in the same
 * operation, both here and, because the gateway is notified, in other subgraphs. Stores derive their scope from the
 * principal at each call, so it changes with it.
 */
export function continueAs(context: SubgraphContext, principal: Principal): ViewerType {
  Object.assign(context, { principal, locale: principal.locale });
  context.responseExtensions['principal'] = principal;
  return viewerOf(principal);
}

/** The person as after confirming the own e-mail. */
export function withoutVerification(principal: UserPrincipal): UserPrincipal {
  const { mustVerifyEmail: _, ...rest } = principal;
  return rest;
}

/** Passes the session to the gateway, which sets it as a cookie; the response itself never contains the token. */
export function setSession(context: SubgraphContext, issued: IssuedSession): void {
  const { token, expiresAt, deviceToken } = issued;
  context.responseExtensions['session'] = { token, expiresAt: expiresAt.toISOString(), deviceToken };
}

/** Makes the gateway clear the session cookie. */
export function clearSession(context: SubgraphContext): void {
  context.responseExtensions['session'] = { clear: true };
}
