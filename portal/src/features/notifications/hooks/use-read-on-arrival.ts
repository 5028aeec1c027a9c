'use client';
import { useMutation } from '@apollo/client/react';
import { useEffect } from 'react';
import { FeedDocument, MarkNotificationsReadDocument, UnreadNotificationsDocument } from '../../../gql/graphql.js';

const arrival = /^#read=(ntf_\w+)$/;

/** Marks a notification as read when its push or its mail has led here; the address is then that of the page alone. */
export function useReadOnArrival(): void {
  const [mark] = useMutation(MarkNotificationsReadDocument, {
    refetchQueries: [FeedDocument, UnreadNotificationsDocument],
  });
  useEffect(() => {
    const read = (id: string) => {
      mark({ variables: { input: { notificationIds: [id] } } }).catch(() => undefined);
    };
    const arrive = () => {
      const [, id] = arrival.exec(location.hash) ?? [];
      if (id === undefined) return;
      history.replaceState(history.state, '', `${location.pathname}${location.search}`);
      read(id);
    };
    // From the worker, when this page was the one to show.
    const hear = ({ data }: MessageEvent<{ readonly read?: unknown } | null>) => {
      if (typeof data?.read === 'string') read(data.read);
    };
    arrive();
    addEventListener('hashchange', arrive);
    navigator.serviceWorker?.addEventListener('message', hear);
    return () => {
      removeEventListener('hashchange', arrive);
      navigator.serviceWorker?.removeEventListener('message', hear);
    };
  }, [mark]);
}
