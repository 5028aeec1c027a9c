import { DomainError } from '@tertulia/errors';
import { afterAttempt, claimed, ended, isDue, type AttemptEnd, type Dispatch } from '../domain/dispatch.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { tellFailedReport } from './tell-failed-report.js';

const reach = { platform: 'send what is due' };

/** What an attempt came to. */
export interface Attempt {
  readonly end: AttemptEnd;
  /** Stored together with it. */
  readonly learned?: (stores: Stores, now: Date) => Promise<unknown>;
}

/**
 * Makes an attempt at a dispatch that is due. Does nothing for one that is not due (any more), so it may be repeated. An attempt whose process
 * died is made again when its lease is over.
 */
export function dispatchAttempter(deps: NotificationsDependencies, make: (dispatch: Dispatch) => Promise<Attempt>) {
  return async (dispatchId: string): Promise<void> => {
    const dispatch = await claim(deps, dispatchId);
    if (dispatch === null) return;
    const attempt = await make(dispatch).catch((error: unknown) => failed(deps, dispatch, error));
    await finish(deps, dispatch, attempt);
  };
}

function failed({ log }: NotificationsDependencies, { id, way }: Dispatch, error: unknown): Attempt {
  if (error instanceof DomainError) return { end: { kind: 'LATER', code: error.code } };
  // Without the error's words: they may quote what is sent.
  const name = error instanceof Error ? error.name : typeof error;
  log.error({ dispatch: id, way, error: name }, 'a mail or push could not be made or sent; it is tried again');
  return { end: { kind: 'LATER', code: 'FAILED' } };
}

async function claim(deps: NotificationsDependencies, id: string): Promise<Dispatch | null> {
  return deps.work.transact(reach, async (stores) => {
    const { dispatches } = stores;
    const now = deps.clock.now();
    const known = await dispatches.lock(id);
    if (known === null || !isDue(known, now)) return null;
    const isExpired = known.expiresAt <= now;
    const next = isExpired ? ended(known, { state: 'EXPIRED', code: known.code }, now) : claimed(known, now);
    await dispatches.save(next);
    if (isExpired) await tellFailedReport(deps, stores, next);
    return isExpired ? null : next;
  });
}

async function finish(deps: NotificationsDependencies, dispatch: Dispatch, { end, learned }: Attempt): Promise<void> {
  const isTold = await deps.work.transact(reach, async (stores) => {
    const known = await stores.dispatches.lock(dispatch.id);
    if (known === null || known.finishedAt !== null) return false;
    // Another process has begun an attempt since. What was accepted is sent all the same.
    if (known.attempts !== dispatch.attempts && end.kind !== 'SENT') return false;
    const now = deps.clock.now();
    const next = afterAttempt(known, end, now);
    await stores.dispatches.save(next);
    await learned?.(stores, now);
    return tellFailedReport(deps, stores, next);
  });
  if (isTold) deps.occasionQueue.wake();
}
