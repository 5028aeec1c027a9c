import { digestKind, nextDigest, type Period } from '../domain/digest.js';
import type { Dispatch } from '../domain/dispatch.js';
import { mailMaxAgeMs } from '../domain/notification.js';
import type { Preferences } from '../domain/preferences.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { FeedOf, Stores } from './ports.js';

type Parts = Pick<NotificationsDependencies, 'clock' | 'ids'>;

/** A notification that is not mailed by itself. */
export interface Gathered extends FeedOf {
  readonly notificationId: string;
  readonly preferences: Preferences;
}

/**
 * Puts notifications into the next digests of their people. In one order of people, because each digest stays locked until the transaction ends.
 * `timeZone` is the organization's.
 */
export async function joinDigests(
  deps: Parts,
  { gathering }: Pick<Stores, 'gathering'>,
  { all, timeZone }: { readonly all: readonly Gathered[]; readonly timeZone: string },
): Promise<void> {
  for (const one of all.toSorted((a, b) => (a.userId < b.userId ? -1 : 1))) {
    const { digest, timeZone: own } = one.preferences;
    if (digest === 'NONE') continue;
    const next = (after: Date): Period => nextDigest(after, digest, own ?? timeZone);
    let period = next(deps.clock.now());
    // One whose sending has begun takes no more.
    while (!(await gathering.join(gatheringMail(deps, one, { kind: digestKind, period }), one.notificationId))) {
      period = next(period.dueAt);
    }
  }
}

/** The mail of a person that gathers notifications until it is due. */
export function gatheringMail(
  { clock, ids }: Parts,
  { organizationId, userId }: FeedOf,
  { kind, period: { name: period, dueAt } }: { readonly kind: string; readonly period: Period },
): Dispatch {
  return {
    ...{ id: ids.next(), organizationId, userId, kind, period, dueAt },
    ...{ way: 'EMAIL', deviceId: null, notificationId: null, sealed: null, createdAt: clock.now() },
    ...{ state: 'PENDING', attempts: 0, code: null, finishedAt: null },
    expiresAt: new Date(dueAt.getTime() + mailMaxAgeMs),
  };
}
