'use client';
import { useQuery, useSubscription } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { LiveFloorChangedDocument, LiveFloorDocument, type LiveFloorCountsFragment } from '../gql/graphql.js';
import { newerCounts } from './live-state.js';

/** Who is talking now, absolute numbers. */
export type LiveFloor = LiveFloorCountsFragment;

/** The subscription begins with the present; only where the socket does not come up in this time are the numbers asked for. */
const patienceMs = 4000;

/** The live floor of the organization, followed; an event that arrives late is dropped. Null until known. */
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

/** True when something has been waited for too long, and from then on. */
function useIsLate(isAwaited: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isAwaited || isLate) return undefined;
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isAwaited, isLate]);
  return isLate;
}
