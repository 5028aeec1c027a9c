import { DomainError, refuseInput } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { flatMapped, type Stream } from '@tertulia/streams';
import type { Listed, PageRequest } from '@tertulia/use-case';
import type { NotificationKind } from '../domain/kinds.js';
import type { Notification } from '../domain/notification.js';
import type { NotificationsDependencies } from './dependencies.js';
import type { FeedNews, FeedOf } from './ports.js';

type Reads = Pick<NotificationsDependencies, 'work'>;

/** The caller's own feed in the organization in which they work. @throws DomainError UNAUTHENTICATED, FORBIDDEN for keys and services */
export function ownFeed(principal: Principal): FeedOf {
  requirePermission(principal, 'organization.read');
  const organizationId = requireOrganization(principal);
  if (principal.kind !== 'USER') throw new DomainError('FORBIDDEN');
  return { organizationId, userId: principal.userId };
}

export interface FeedWanted {
  readonly kind: NotificationKind | null;
  readonly isUnreadOnly: boolean;
  readonly page: PageRequest;
}

/** A page of the caller's feed, newest first. */
export async function listFeed(
  { work }: Reads,
  principal: Principal,
  { kind, isUnreadOnly, page }: FeedWanted,
): Promise<Listed<Notification>> {
  const filter = { ...ownFeed(principal), kind, isUnreadOnly };
  return {
    rows: await work.read(filter, async ({ notifications }) => notifications.list(filter, page)),
    countAll: async () => work.read(filter, async ({ notifications }) => notifications.count(filter)),
  };
}

/** How many of the caller's notifications are unread. */
export async function countUnread({ work }: Reads, principal: Principal): Promise<number> {
  const filter = { ...ownFeed(principal), kind: null, isUnreadOnly: true };
  return work.read(filter, async ({ notifications }) => notifications.count(filter));
}

/** The caller's notifications by id, without those that do not exist for the caller. */
export async function notificationsByIds(
  { work }: Reads,
  principal: Principal,
  ids: readonly string[],
): Promise<Notification[]> {
  const feed = ownFeed(principal);
  return work.read(feed, async ({ notifications }) => notifications.byIds(feed, ids));
}

const markedMax = 1_000;

/**
 * Marks the caller's notifications as read, in every browser: those with the ids, or the newest thousand. Returns how many were unread.
 * @throws UserInputErrors for more than a thousand ids
 */
export async function markRead(
  { work, clock, feed }: Pick<NotificationsDependencies, 'work' | 'clock' | 'feed'>,
  principal: Principal,
  wanted: readonly string[] | null,
): Promise<number> {
  const own = ownFeed(principal);
  const isTooLong = wanted !== null && wanted.length > markedMax;
  refuseInput(isTooLong ? [{ field: ['notificationIds'], code: 'TOO_LONG', params: { max: markedMax } }] : []);
  const what = { ids: wanted, at: clock.now(), limit: markedMax };
  const marked = await work.transact(own, async ({ notifications }) => notifications.markRead(own, what));
  for (const notificationId of marked) feed.changed(own, { notificationId });
  return marked.length;
}

const latest = { limit: 20, direction: 'FORWARD', cursor: null } as const;

/** Emits the newest notifications of the caller at once, oldest first, then each that is new or was read elsewhere. Meanwhile the caller is present. */
export async function followFeed(
  deps: Pick<NotificationsDependencies, 'work' | 'feed' | 'presence'>,
  principal: Principal,
): Promise<Stream<FeedNews>> {
  const own = ownFeed(principal);
  const present = async (): Promise<FeedNews[]> => {
    const { rows } = await listFeed(deps, principal, { kind: null, isUnreadOnly: false, page: latest });
    return rows
      .slice(0, latest.limit)
      .toReversed()
      .map(({ id: notificationId }) => ({ notificationId }));
  };
  const news = deps.feed.follow(own);
  try {
    await news.ready;
    const first = await present();
    const onEnd = await deps.presence.arrive(own);
    const read = async (heard: FeedNews | 'MISSED') => (heard === 'MISSED' ? present() : [heard]);
    return flatMapped(news, read, { first: async () => first, onEnd });
  } catch (error) {
    await news.return?.();
    throw error;
  }
}
