'use client';
import { useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { failureOf, useRefetchOnReconnect } from '../../../apollo/index.js';
import { OwnConnectorDocument } from '../../../gql/graphql.js';
import type { DetailsView } from '../components/details-frame.js';
import type { OwnConnector } from '../model/own-connectors.js';

/** A connector of the organization, or an empty editor where `id` is null. */
export function useOwnConnector(id: string | null): DetailsView<{ kind: 'loaded'; connector: OwnConnector | null }> {
  const { data, error, refetch } = useQuery(OwnConnectorDocument, {
    variables: { id: id ?? '' },
    skip: id === null,
    fetchPolicy: 'cache-and-network',
  });
  const retry = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  useRefetchOnReconnect(retry);
  if (id === null) return { kind: 'loaded', connector: null };
  const connector = data?.customConnector ?? null;
  if (connector !== null) return { kind: 'loaded', connector };
  if (error !== undefined) return { kind: 'failed', failure: failureOf(error), retry };
  return data === undefined ? { kind: 'loading' } : { kind: 'missing' };
}
