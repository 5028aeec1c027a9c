'use client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef } from 'react';
import { InboxCountsAloneDocument } from '../../../gql/graphql.js';

const restMs = 1000;

/** Refetches the counts on the tabs, which first come with the list; at most once a second, however many events arrive. */
export function useRecount(): () => void {
  const client = useApolloClient();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      client.query({ query: InboxCountsAloneDocument, fetchPolicy: 'network-only' }).catch(() => undefined);
    }, restMs);
  }, [client]);
}
