'use client';
import { useQuery } from '@apollo/client/react';
import { useMemo, useState } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import { ReportCommentsDocument } from '../../../gql/graphql.js';
import { rangeOfDays } from '../../dashboard/index.js';
import { useViewer } from '../../identity/index.js';
import { useMetricFilter } from '../../metric-filter/index.js';
import { commentsOf, type ShownComment } from '../model/comments.js';
import type { ReportFilter } from '../model/report-filter.js';

const pageSize = 10;

/** What visitors wrote about their ratings. */
export type Comments = {
  /** Null until the first response. */
  comments: readonly ShownComment[] | null;
  /** Conversations with a comment: those that are shown, and all of them. */
  shown: number;
  total: number;
  hasMore: boolean;
  failure: Failure | null;
  isLoadingMore: boolean;
  loadMore: () => void;
  retry: () => void;
};

/** Fetches the comments of the conversations that a filter chooses, page by page, the newest conversation first. */
export function useComments({ days, botIds, only }: ReportFilter): Comments {
  const { timeZone } = useViewer().organization;
  const { from, to } = days;
  const filter = useMetricFilter(botIds, only);
  const variables = useMemo(
    () => ({ range: rangeOfDays({ from, to }, timeZone), filter, first: pageSize }),
    [from, to, filter, timeZone],
  );
  const { data, error, refetch, fetchMore } = useQuery(ReportCommentsDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const [isLoadingMore, setLoadingMore] = useState(false);
  const retry = (): void => void refetch().catch(() => undefined);
  useRefetchOnReconnect(retry);
  const list = data?.organization?.metrics?.csat.conversations ?? null;
  const loadMore = (): void => {
    setLoadingMore(true);
    fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } })
      .catch(() => undefined)
      .finally(() => setLoadingMore(false));
  };
  const isFailed = list === null && (error !== undefined || data !== undefined);
  return {
    comments: list === null ? null : commentsOf(list.nodes),
    shown: list?.nodes.length ?? 0,
    total: list?.totalCount ?? 0,
    hasMore: list?.pageInfo.hasNextPage ?? false,
    failure: isFailed ? failureOf(error) : null,
    ...{ isLoadingMore, loadMore, retry },
  };
}
