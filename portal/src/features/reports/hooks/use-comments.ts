'use client';
import { useLazyQuery } from '@apollo/client/react';
import { useMemo, useState } from 'react';
import { ReportCommentsDocument, type ReportCommentPageFragment } from '../../../gql/graphql.js';
import { rangeOfDays } from '../../dashboard/index.js';
import { useViewer } from '../../identity/index.js';
import { useMetricFilter } from '../../metric-filter/index.js';
import { commentsOf, type ShownComment } from '../model/comments.js';
import type { ReportFilter } from '../model/report-filter.js';

/** What visitors wrote about their ratings. */
export type Comments = {
  comments: readonly ShownComment[];
  /** Conversations with a comment: those that are shown, and all of them. */
  shown: number;
  total: number;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
};

/** The pages that were asked for after a first one; another first one begins anew. */
interface Later {
  readonly first: ReportCommentPageFragment;
  readonly pages: readonly ReportCommentPageFragment[];
}

/**
 * The comments of the conversations that a filter chooses, the newest conversation first. The first page comes with the report, later ones
 * are fetched when they are wanted.
 */
export function useComments(first: ReportCommentPageFragment, { days, botIds, only }: ReportFilter): Comments {
  const { timeZone } = useViewer().organization;
  const { from, to } = days;
  const filter = useMetricFilter(botIds, only);
  const range = useMemo(() => rangeOfDays({ from, to }, timeZone), [from, to, timeZone]);
  const [fetchPage, { loading }] = useLazyQuery(ReportCommentsDocument, { fetchPolicy: 'no-cache' });
  const [later, setLater] = useState<Later>({ first, pages: [] });
  const pages = [first, ...(later.first === first ? later.pages : [])];
  const { pageInfo } = pages.at(-1) ?? first;
  const nodes = pages.flatMap((page) => page.nodes);
  const fetchNext = async (): Promise<void> => {
    const { data } = await fetchPage({ variables: { range, filter, after: pageInfo.endCursor } });
    const page = data?.organization?.metrics?.csat.conversations;
    if (page != null) setLater({ first, pages: [...pages.slice(1), page] });
  };
  const loadMore = (): void => void fetchNext().catch(() => undefined);
  return {
    comments: commentsOf(nodes),
    ...{ shown: nodes.length, total: first.totalCount, hasMore: pageInfo.hasNextPage },
    ...{ isLoadingMore: loading, loadMore },
  };
}
