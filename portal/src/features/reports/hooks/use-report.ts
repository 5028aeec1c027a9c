'use client';
import { useQuery } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useEffect, useMemo, useState } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import type { ReportOverviewQueryVariables, ReportScopeFragment } from '../../../gql/graphql.js';
import { rangeOfDays } from '../../dashboard/index.js';
import { useViewer } from '../../identity/index.js';
import { useMetricFilter } from '../../metric-filter/index.js';
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
  { days, botIds, only }: ReportFilter,
): Report<Parts> {
  const { timeZone } = useViewer().organization;
  const { from, to } = days;
  const filter = useMetricFilter(botIds, only);
  const wanted = useMemo(() => ({ range: rangeOfDays({ from, to }, timeZone), filter }), [from, to, filter, timeZone]);
  const variables = useCommitted(wanted);
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
    isOfBefore: metrics !== null && (current === null || variables !== wanted),
    failure: isFailed ? failureOf(error) : null,
    readAtMs,
    retry,
  };
}

/**
 * The value of the last render that was kept. A changed address is rendered as a transition, which may be begun anew; a query that was asked
 * in a render that is thrown away has been asked all the same, with the next one back to the old filter.
 */
function useCommitted<Value>(value: Value): Value {
  const [committed, setCommitted] = useState(value);
  useEffect(() => setCommitted(value), [value]);
  return committed;
}
