'use client';
import { useQuery, useSubscription } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { LiveFloorChangedDocument, LiveFloorDocument, type LiveFloorCountsFragment } from '../gql/graphql.js';
import { newerCounts } from './live-state.js';

/** The live counts of this moment, absolute. */
export type LiveFloor = LiveFloorCountsFragment;

/** The subscription starts with the current counts; query them only if the socket is not connected in this time. */
const patienceMs = 4000;

/** The live counts of the organization, updated live; late events are dropped. Null until loaded. */
export function useLiveFloor(): LiveFloor | null {
  const [followed, setFollowed] = useState<LiveFloor | null>(null);
  const isLate = useIsLate(followed === null);
  const { data } = useQuery(LiveFloorDocument, { skip: !isLate });
  useSubscription(LiveFloorChangedDocument, {
    fetchPolicy: 'no-cache',
    onData: ({ data: event }) => {
      const next = event.data?.liveConversations;
      if (next !== undefined) setFollowed((current) => newerCounts(current, next));
    },
  });
  return newerCounts(data?.organization?.live ?? null, followed);
}

/** True once something has been awaited for too long, and from then on. */
function useIsLate(isAwaited: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isAwaited || isLate) return undefined;
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isAwaited, isLate]);
  return isLate;
}
