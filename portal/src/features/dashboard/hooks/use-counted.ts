'use client';
import { useQuery } from '@apollo/client/react';
import { useMemo, useState } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import {
  CountedConversationsDocument,
  type CountedListFragment,
  type CountedOfMetricFragment,
} from '../../../gql/graphql.js';
import { useViewer } from '../../identity/index.js';
import { rangeOfDays, type CountedView } from '../model/counted.js';

const pageSize = 25;

/** The value of a metric: a share with its parts, how many, or a mean time. */
export type CountedFigure =
  | { kind: 'share'; value: number; part: number; whole: number }
  | { kind: 'count'; value: number }
  | { kind: 'time'; value: number };

/** The list behind a metric. */
export type Counted = {
  definition: { es: string; en: string } | null;
  /** The metric itself; null until the first response, and where nothing is below its line. */
  figure: CountedFigure | null;
  /** Null until the first response. */
  list: CountedListFragment | null;
  failure: Failure | null;
  isLoadingMore: boolean;
  loadMore: () => void;
  retry: () => void;
};

/** Fetches the conversations that a metric counts, page by page. */
export function useCounted({ metric, days, botId }: CountedView): Counted {
  const { timeZone } = useViewer().organization;
  const { from, to } = days;
  const variables = useMemo(
    () => ({
      range: rangeOfDays({ from, to }, timeZone),
      filter: botId === null ? null : { botIds: [botId] },
      first: pageSize,
      ofConversations: metric === 'conversations',
      ofResolution: metric === 'resolution',
      ofConversion: metric === 'conversion',
      ofResponse: metric === 'response',
    }),
    [metric, from, to, botId, timeZone],
  );
  const { data, error, refetch, fetchMore } = useQuery(CountedConversationsDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const [isLoadingMore, setLoadingMore] = useState(false);
  const retry = (): void => {
    refetch().catch(() => undefined);
  };
  useRefetchOnReconnect(retry);
  const metrics = data?.organization?.metrics;
  const shown =
    metrics?.conversations ?? metrics?.resolutionRate ?? metrics?.conversionRate ?? metrics?.botResponseTime ?? null;
  const list = shown?.conversations ?? null;
  const isFailed = error !== undefined || (data !== undefined && list === null);
  const loadMore = (): void => {
    setLoadingMore(true);
    fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } })
      .catch(() => undefined)
      .finally(() => setLoadingMore(false));
  };
  const failure = isFailed ? failureOf(error) : null;
  const figure = shown === null ? null : figureOf(shown);
  return { definition: shown?.definition ?? null, figure, list, failure, isLoadingMore, loadMore, retry };
}

function figureOf(
  shown: Omit<CountedOfMetricFragment, 'conversations'> | { meanMs: number | null },
): CountedFigure | null {
  if ('meanMs' in shown) return shown.meanMs === null ? null : { kind: 'time', value: shown.meanMs };
  const { value, numerator: part, denominator: whole } = shown;
  if (value === null) return null;
  return part === null || whole === null ? { kind: 'count', value } : { kind: 'share', value, part, whole };
}
