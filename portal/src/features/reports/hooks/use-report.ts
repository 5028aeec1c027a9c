'use client';
import { useQuery } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useMemo } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import type { ReportOverviewQueryVariables, ReportScopeFragment } from '../../../gql/graphql.js';
import { rangeOfDays } from '../../dashboard/index.js';
import { useViewer } from '../../identity/index.js';
import type { ReportFilter } from '../model/report-filter.js';

/** An operation that asks for metrics of a range. */
export type ReportDocument<Parts> = TypedDocumentNode<
  { organization: { id: string; metrics: Parts | null } | null },
  ReportOverviewQueryVariables
>;

/** One section of the reports. */
export type Report<Parts> = {
  /** Null until they are loaded. */
  metrics: Parts | null;
  /** True while the values of the previous filter are still shown. */
  isOfBefore: boolean;
  failure: Failure | null;
  /** When the metrics were read, as epoch milliseconds. */
  readAtMs: number;
  retry: () => void;
};

/** Fetches what a section shows of the metrics that a filter chooses. */
export function useReport<Parts extends ReportScopeFragment>(
  document: ReportDocument<Parts>,
  { days, botIds }: ReportFilter,
): Report<Parts> {
  const { timeZone } = useViewer().organization;
  const { from, to } = days;
  const bots = botIds.join(' ');
  const variables = useMemo(
    () => ({
      range: rangeOfDays({ from, to }, timeZone),
      filter: bots === '' ? null : { botIds: bots.split(' ') },
    }),
    [from, to, bots, timeZone],
  );
  const { data, previousData, error, refetch } = useQuery(document, { variables, fetchPolicy: 'cache-and-network' });
  const retry = (): void => void refetch().catch(() => undefined);
  useRefetchOnReconnect(retry);
  const current = data?.organization?.metrics ?? null;
  const isFailed = error !== undefined || (data !== undefined && current === null);
  // Values of another filter may be shown while loading, but not when the wanted ones are unavailable.
  const metrics = current ?? (isFailed ? null : (previousData?.organization?.metrics ?? null));
  const readAtMs = useMemo(() => (metrics === null ? 0 : Date.now()), [metrics]);
  return {
    metrics,
    isOfBefore: current === null && metrics !== null,
    failure: isFailed ? failureOf(error) : null,
    readAtMs,
    retry,
  };
}
