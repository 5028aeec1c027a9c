'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { failureOf, type Failure } from '../../../apollo/index.js';
import {
  FeedDocument,
  MarkNotificationsReadDocument,
  UnreadNotificationsDocument,
  type FeedNotificationFragment,
} from '../../../gql/graphql.js';

/** One notification of the person. */
export type FeedItem = FeedNotificationFragment;

/** The feed; `items` is null until it is loaded. */
export type Feed = {
  items: readonly FeedItem[] | null;
  total: number;
  hasMore: boolean;
  isLoadingMore: boolean;
  failure: Failure | null;
  loadMore: () => void;
  renew: () => void;
  /** Null marks all of them. */
  markRead: (ids: readonly string[] | null) => Promise<void>;
};

/** The person's notifications, newest first. */
export function useFeed(first: number, isUnreadOnly = false): Feed {
  const variables = { first, filter: { isUnreadOnly } };
  const { data, error, refetch, fetchMore } = useQuery(FeedDocument, { variables, fetchPolicy: 'cache-and-network' });
  const [mark] = useMutation(MarkNotificationsReadDocument, {
    refetchQueries: [FeedDocument, UnreadNotificationsDocument],
  });
  const [isLoadingMore, setLoadingMore] = useState(false);
  const renew = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  const connection = data?.viewer.user?.notifications;
  return {
    items: connection?.edges.map((edge) => edge.node) ?? null,
    total: connection?.totalCount ?? 0,
    hasMore: connection?.pageInfo.hasNextPage ?? false,
    isLoadingMore,
    failure: connection == null && error !== undefined ? failureOf(error) : null,
    loadMore: () => {
      setLoadingMore(true);
      fetchMore({ variables: { after: connection?.pageInfo.endCursor ?? null } })
        .catch(() => undefined)
        .finally(() => setLoadingMore(false));
    },
    renew,
    markRead: async (ids) => {
      const notificationIds = ids === null ? null : [...ids];
      await mark({ variables: { input: { notificationIds } } }).catch(() => undefined);
    },
  };
}
