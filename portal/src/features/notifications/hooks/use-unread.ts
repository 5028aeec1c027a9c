'use client';
import { useQuery, useSubscription } from '@apollo/client/react';
import { useCallback, useEffect, useRef } from 'react';
import { useRefetchOnReconnect } from '../../../apollo/use-refetch-on-reconnect.js';
import { NotificationReceivedDocument, UnreadNotificationsDocument } from '../../../gql/graphql.js';

/** The subscription begins with several notifications at once. */
const gatherMs = 250;

/** How many notifications are unread; null until it is known. The bell keeps it current. */
export function useUnread(): number | null {
  return useQuery(UnreadNotificationsDocument).data?.viewer.user?.unreadNotifications ?? null;
}

/** Keeps the number current in every component that shows it. */
export function useFollowUnread(): void {
  const { refetch } = useQuery(UnreadNotificationsDocument);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const renew = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void refetch().catch(() => undefined), gatherMs);
  }, [refetch]);
  useSubscription(NotificationReceivedDocument, { onData: renew, ignoreResults: true });
  useRefetchOnReconnect(renew);
}
