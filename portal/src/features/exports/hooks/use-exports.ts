'use client';
import { useQuery, useSubscription } from '@apollo/client/react';
import { useState } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import { ExportProgressDocument, ExportsDocument, type ShownExportFragment } from '../../../gql/graphql.js';

const pageSize = 25;
/** Links last five minutes: they are new while the page is open. */
const renewMs = 4 * 60_000;

/** The exports of the organization, live. */
export type ExportList = {
  /** Null until the first response. */
  exports: readonly ShownExportFragment[] | null;
  total: number;
  failure: Failure | null;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  retry: () => void;
};

/** Reads the exports that the person may see, and follows them. */
export function useExports(): ExportList {
  const { data, error, refetch, fetchMore } = useQuery(ExportsDocument, {
    variables: { first: pageSize },
    fetchPolicy: 'cache-and-network',
    pollInterval: renewMs,
  });
  const [isLoadingMore, setLoadingMore] = useState(false);
  const list = data?.exports ?? null;
  const retry = (): void => {
    refetch().catch(() => undefined);
  };
  useRefetchOnReconnect(retry);
  useSubscription(ExportProgressDocument, {
    onData: ({ data: event }) => {
      const id = event.data?.exportProgress.id;
      // Those that are shown change in the cache; others were started since.
      if (id !== undefined && list?.edges.some(({ node }) => node.id === id) !== true) retry();
    },
    ignoreResults: true,
  });
  const loadMore = (): void => {
    setLoadingMore(true);
    fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } })
      .catch(() => undefined)
      .finally(() => setLoadingMore(false));
  };
  const isFailed = list === null && (error !== undefined || data !== undefined);
  return {
    exports: list?.edges.map(({ node }) => node) ?? null,
    total: list?.totalCount ?? 0,
    failure: isFailed ? failureOf(error) : null,
    hasMore: list?.pageInfo.hasNextPage ?? false,
    isLoadingMore,
    loadMore,
    retry,
  };
}
