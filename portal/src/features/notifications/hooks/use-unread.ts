'use client';
import { useQuery, useSubscription } from '@apollo/client/react';
import { useCallback, useEffect, useRef } from 'react';
import { useRefetchOnReconnect } from '../../../apollo/use-refetch-on-reconnect.js';
import { NotificationReceivedDocument, UnreadNotificationsDocument } from '../../../gql/graphql.js';
import { isCountCurrent, type Received } from '../model/is-count-current.js';

/** The subscription begins with several notifications at once. */
const gatherMs = 250;

/** The number comes with the signed-in person, so that no page asks for it. */
function useUnreadQuery() {
  return useQuery(UnreadNotificationsDocument, { fetchPolicy: 'cache-first' });
}

/** How many notifications are unread; null until it is known. The bell keeps it current. */
export function useUnread(): number | null {
  return useUnreadQuery().data?.viewer.user?.unreadNotifications ?? null;
}

/** Keeps the number current in every component that shows it. */
export function useFollowUnread(): void {
  const unread = useUnread();
  const { refetch } = useUnreadQuery();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const first = useRef<Received[] | null>([]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const renew = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const isCurrent = first.current !== null && isCountCurrent(unread, first.current);
      first.current = null;
      if (!isCurrent) refetch().catch(() => undefined);
    }, gatherMs);
  }, [refetch, unread]);
  useSubscription(NotificationReceivedDocument, {
    onData: ({ data: event }) => {
      const received = event.data?.notificationReceived;
      if (received !== undefined) first.current?.push(received);
      renew();
    },
    ignoreResults: true,
  });
  useRefetchOnReconnect(renew);
}
