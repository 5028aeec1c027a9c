'use client';
import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useRef } from 'react';
import { InboxCountsDocument } from '../../../gql/graphql.js';

const restMs = 1000;

/** How many wait for a person, and how many this member answers. */
export type InboxCounts = { waiting: number; mine: number };

/** The figures on the tabs. `recount` asks again, at most once a second however many events arrive. */
export function useInboxCounts(): { counts: InboxCounts | null; recount: () => void } {
  const { data, refetch } = useQuery(InboxCountsDocument, { fetchPolicy: 'network-only' });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  const recount = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      refetch().catch(() => undefined);
    }, restMs);
  }, [refetch]);
  const { waiting, mine } = data?.organization ?? {};
  const counts = waiting == null || mine == null ? null : { waiting: waiting.totalCount, mine: mine.totalCount };
  return { counts, recount };
}
