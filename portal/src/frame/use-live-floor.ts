'use client';
import { useQuery, useSubscription } from '@apollo/client/react';
import { useState } from 'react';
import { useRefetchOnReconnect } from '../apollo/use-refetch-on-reconnect.js';
import { LiveFloorChangedDocument, LiveFloorDocument, type LiveFloorCountsFragment } from '../gql/graphql.js';
import { newerCounts } from './live-state.js';

/** Who is talking now, absolute numbers. */
export type LiveFloor = LiveFloorCountsFragment;

/** The live floor of the organization: fetched once, then followed; an event that arrives late is dropped. Null until known. */
export function useLiveFloor(): LiveFloor | null {
  const { data, refetch } = useQuery(LiveFloorDocument, { fetchPolicy: 'cache-and-network' });
  const [followed, setFollowed] = useState<LiveFloor | null>(null);
  useSubscription(LiveFloorChangedDocument, {
    fetchPolicy: 'no-cache',
    onData: ({ data: event }) => {
      const next = event.data?.liveConversations;
      if (next !== undefined) setFollowed((current) => newerCounts(current, next));
    },
  });
  const renew = async (): Promise<void> => {
    const { data: fresh } = await refetch();
    setFollowed(fresh?.organization?.live ?? null);
  };
  useRefetchOnReconnect(() => void renew());
  return newerCounts(data?.organization?.live ?? null, followed);
}
