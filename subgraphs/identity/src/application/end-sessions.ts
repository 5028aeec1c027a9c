import { makeEvent } from '@tertulia/events';
import type { UserPrincipal } from '@tertulia/principal';
import { acrossPlatform, notFound, requireUser } from './policies.js';
import type { Caller } from './policies.js';
import type { Dependencies, EndedSession, SessionsToEnd, Stores } from './ports.js';

/**
 * Ends one session of the caller.
 * @throws DomainError NOT_FOUND for a session that is not hers or ended before
 */
export async function endSession(
  dependencies: Dependencies,
  caller: Caller,
  sessionId: string,
): Promise<UserPrincipal> {
  const user = requireUser(caller.principal);
  const ended = await endOwn(dependencies, { userId: user.userId, onlyId: sessionId });
  if (ended.length === 0) throw notFound();
  return user;
}

/** Ends every session of the caller but the present one. */
export async function endOtherSessions(dependencies: Dependencies, caller: Caller): Promise<UserPrincipal> {
  const user = requireUser(caller.principal);
  await endOwn(dependencies, { userId: user.userId, exceptId: user.sessionId });
  return user;
}

/** Ends the present session. Without one there is nothing to end and nothing to complain about. */
export async function signOut(dependencies: Dependencies, caller: Caller): Promise<void> {
  const { principal } = caller;
  if (principal.kind === 'USER') {
    await endOwn(dependencies, { userId: principal.userId, onlyId: principal.sessionId });
  }
}

function endOwn(dependencies: Dependencies, which: SessionsToEnd): Promise<EndedSession[]> {
  return dependencies.unitOfWork.transact(acrossPlatform('end own sessions'), (stores) =>
    endSessions(dependencies, stores, which),
  );
}

/**
 * Ends sessions in the running transaction and announces each to the organization in which it worked, so that open
 * connections are closed there. A session without an organization has no such connections.
 */
export async function endSessions(
  { clock, ids }: Pick<Dependencies, 'clock' | 'ids'>,
  stores: Stores,
  which: SessionsToEnd,
): Promise<EndedSession[]> {
  const now = clock.now();
  const ended = await stores.sessions.end(which, now);
  for (const { id, organizationId } of ended) {
    if (organizationId !== null) {
      const origin = { id: ids.next(), occurredAt: now, organizationId };
      const payload = { sessionId: id, userId: which.userId };
      await stores.announce(makeEvent('identity.session-ended.v1', origin, payload));
    }
  }
  return ended;
}
