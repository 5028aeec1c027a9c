import type { UserPrincipal } from '@tertulia/principal';
import { eventOf } from '@tertulia/use-case';
import { notFound, requireUser } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { EndedSession, SessionsToEnd, Stores } from './ports.js';

/**
 * Ends one session of the caller.
 * @throws DomainError NOT_FOUND for a session that has ended or is not the caller's
 */
export async function endSession(
  deps: IdentityDependencies,
  caller: Caller,
  sessionId: string,
): Promise<UserPrincipal> {
  const user = requireUser(caller.principal);
  const ended = await endOwn(deps, { userId: user.userId, onlyId: sessionId });
  if (ended.length === 0) throw notFound();
  return user;
}

/** Ends every session of the caller except the current one. */
export async function endOtherSessions(deps: IdentityDependencies, caller: Caller): Promise<UserPrincipal> {
  const user = requireUser(caller.principal);
  await endOwn(deps, { userId: user.userId, exceptId: user.sessionId });
  return user;
}

/** Ends the current session; without one, does nothing. */
export async function signOut(deps: IdentityDependencies, caller: Caller): Promise<void> {
  const { principal } = caller;
  if (principal.kind === 'USER') {
    await endOwn(deps, { userId: principal.userId, onlyId: principal.sessionId });
  }
}

function endOwn(deps: IdentityDependencies, which: SessionsToEnd): Promise<EndedSession[]> {
  return deps.work.transact({ platform: 'end own sessions' }, (stores) => endSessions(deps, stores, which));
}

/**
 * Ends sessions in the running transaction and publishes each end to the organization in which it worked, so that open
 * connections are closed. A session without an organization has no such connections.
 */
export async function endSessions(
  deps: Pick<IdentityDependencies, 'clock' | 'ids'>,
  stores: Stores,
  which: SessionsToEnd,
): Promise<EndedSession[]> {
  const ended = await stores.sessions.end(which, deps.clock.now());
  for (const session of ended) await publishEnd(deps, stores, { ...session, userId: which.userId });
  return ended;
}

/** Ends sessions that nobody has used for as long as they live, in the running transaction, and publishes their ends likewise; each once. */
export async function endExpiredSessions(
  deps: Pick<IdentityDependencies, 'clock' | 'ids'>,
  stores: Stores,
  limit: number,
): Promise<void> {
  for (const session of await stores.sessions.endExpired(deps.clock.now(), limit)) {
    await publishEnd(deps, stores, session);
  }
}

async function publishEnd(
  deps: Pick<IdentityDependencies, 'clock' | 'ids'>,
  { events }: Stores,
  { id: sessionId, userId, organizationId }: EndedSession & { readonly userId: string },
): Promise<void> {
  if (organizationId === null) return;
  await events.emit(eventOf(deps, 'identity.session-ended.v1', { organizationId, payload: { sessionId, userId } }));
}
