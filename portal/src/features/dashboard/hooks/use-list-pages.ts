'use client';
import { useState } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import type { CountedListFragment } from '../../../gql/graphql.js';

/** What a query of a list gives. */
interface Queried {
  /** Null until the first response, and where it could not be read. */
  list: CountedListFragment | null;
  hasResponded: boolean;
  error: Parameters<typeof failureOf>[0];
  refetch: () => Promise<unknown>;
  fetchMore: (options: { variables: { after: string | null } }) => Promise<unknown>;
}

/** How a list of conversations is read on. */
export interface ListPages {
  failure: Failure | null;
  isLoadingMore: boolean;
  loadMore: () => void;
  retry: () => void;
}

/** Reads a list page by page, and again when the connection is back. */
export function useListPages({ list, hasResponded, error, refetch, fetchMore }: Queried): ListPages {
  const [isLoadingMore, setLoadingMore] = useState(false);
  const retry = (): void => void refetch().catch(() => undefined);
  useRefetchOnReconnect(retry);
  const isFailed = error !== undefined || (hasResponded && list === null);
  const loadMore = (): void => {
    setLoadingMore(true);
    fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } })
      .catch(() => undefined)
      .finally(() => setLoadingMore(false));
  };
  return { failure: isFailed ? failureOf(error) : null, isLoadingMore, loadMore, retry };
}
