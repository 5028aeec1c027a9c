import { DomainError } from '@tertulia/errors';
import { afterAttempt, claimed, ended, isDue, type AttemptEnd, type Dispatch } from '../domain/dispatch.js';
import { countsKeptMs } from './count-events.js';
import { composeGathered } from './compose-gathered.js';
import { composeMail } from './compose-mail.js';
import type { NotificationsDependencies } from './dependencies.js';

const reach = { platform: 'send mails' };

/** What an attempt came to. `address` is that of a person whose address refused the mail. */
interface Attempt {
  readonly end: AttemptEnd;
  readonly address: string | null;
}

/**
 * Makes an attempt at a mail that is due. Does nothing for one that is not due (any more), so it may be repeated. An attempt whose process died
 * is made again when its lease is over, with the same Message-ID: the mail may arrive twice, and programs show it once.
 */
export function mailAttempter(deps: NotificationsDependencies) {
  return async (dispatchId: string): Promise<void> => {
    const dispatch = await claim(deps, dispatchId);
    if (dispatch === null) return;
    const attempt = await makeAttempt(deps, dispatch);
    await finish(deps, dispatch, attempt);
  };
}

async function claim({ work, clock }: NotificationsDependencies, id: string): Promise<Dispatch | null> {
  return work.transact(reach, async ({ dispatches }) => {
    const now = clock.now();
    const known = await dispatches.lock(id);
    if (known === null || !isDue(known, now)) return null;
    const isExpired = known.expiresAt <= now;
    const next = isExpired ? ended(known, { state: 'EXPIRED', code: known.code }, now) : claimed(known, now);
    await dispatches.save(next);
    return isExpired ? null : next;
  });
}

async function makeAttempt(deps: NotificationsDependencies, dispatch: Dispatch): Promise<Attempt> {
  try {
    const composed = await (dispatch.period === null ? composeMail : composeGathered)(deps, dispatch);
    if ('end' in composed) return { end: composed.end, address: null };
    const outcome = await deps.mails.sender.send(composed.mail);
    if (outcome.kind === 'ACCEPTED') return { end: { kind: 'SENT' }, address: null };
    const { code } = outcome;
    if (outcome.kind === 'REFUSED_FOR_NOW') return { end: { kind: 'LATER', code }, address: null };
    return { end: { kind: 'REFUSED', code }, address: composed.mail.to.address };
  } catch (error) {
    if (error instanceof DomainError) return { end: { kind: 'LATER', code: error.code }, address: null };
    // Without the error's words: they may quote the mail.
    const name = error instanceof Error ? error.name : typeof error;
    deps.log.error({ dispatch: dispatch.id, error: name }, 'a mail could not be made or sent; it is tried again');
    return { end: { kind: 'LATER', code: 'FAILED' }, address: null };
  }
}

async function finish(deps: NotificationsDependencies, dispatch: Dispatch, { end, address }: Attempt): Promise<void> {
  const { work, clock, mails } = deps;
  await work.transact(reach, async (stores) => {
    const known = await stores.dispatches.lock(dispatch.id);
    if (known === null || known.finishedAt !== null) return;
    // Another process has begun an attempt since. What was accepted is sent all the same.
    if (known.attempts !== dispatch.attempts && end.kind !== 'SENT') return;
    const now = clock.now();
    await stores.dispatches.save(afterAttempt(known, end, now));
    const { organizationId, userId } = known;
    if (address === null || userId === null || known.sealed !== null || mails.delivery !== 'SENT') return;
    await stores.rested.rest({ organizationId, userId }, address, now);
  });
}

const overdueMs = 15_000;
const overdueMax = 500;

/** Sends jobs for rows whose job was lost, or whose process died. */
export async function wakeOverdue({ work, clock, mailQueue, occasionQueue }: NotificationsDependencies): Promise<void> {
  const before = new Date(clock.now().getTime() - overdueMs);
  const overdue = await work.read({ platform: 'find overdue rows' }, async ({ dispatches, occasions }) => ({
    mails: await dispatches.overdue(before, overdueMax),
    occasions: await occasions.overdue(before, overdueMax),
  }));
  await mailQueue.sendNow(overdue.mails);
  await occasionQueue.sendNow(overdue.occasions);
}

const dayMs = 24 * 3_600_000;
const keptDays = { occasions: 90, mails: 30 };

/** Removes what is too old to be looked at. */
export async function sweepNotifications({ work, clock }: NotificationsDependencies): Promise<void> {
  const ago = (days: number) => new Date(clock.now().getTime() - days * dayMs);
  await work.transact({ platform: 'sweep notifications' }, async ({ dispatches, occasions, counts }) => {
    await dispatches.deleteBefore(ago(keptDays.mails));
    await occasions.deleteBefore(ago(keptDays.occasions));
    const [minutes, hours] = [countsKeptMs.minutes, countsKeptMs.hours].map((ms) => ago(ms / dayMs)) as [Date, Date];
    await counts.deleteBefore({ minutes, hours });
  });
}
