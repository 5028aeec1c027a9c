'use client';
import { useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import { OwnConnectorsDocument } from '../../../gql/graphql.js';
import { neededPlan, type ListedOwnConnector } from '../model/own-connectors.js';

/** The connectors that the organization has made; null until they are loaded. */
export type OwnConnectorList = {
  connectors: readonly ListedOwnConnector[] | null;
  total: number;
  /** The name of the plan that is needed; null where the own plan is enough. */
  plan: string | null;
  failure: Failure | null;
  retry: () => void;
  more: { isLoading: boolean; load: () => void } | null;
};

/** The connectors of the organization, page by page. */
export function useOwnConnectors(): OwnConnectorList {
  const { data, error, loading, refetch, fetchMore } = useQuery(OwnConnectorsDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.organization?.customConnectors ?? null;
  const retry = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  useRefetchOnReconnect(retry);
  const after = list?.pageInfo.endCursor ?? null;
  return {
    connectors: list?.nodes ?? null,
    total: list?.totalCount ?? 0,
    plan: data === undefined ? null : neededPlan(data),
    failure: list === null && error !== undefined ? failureOf(error) : null,
    retry,
    more:
      list?.pageInfo.hasNextPage === true
        ? { isLoading: loading, load: () => void fetchMore({ variables: { after } }).catch(() => undefined) }
        : null,
  };
}
