'use client';
import { useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import { InboundSourceDocument, InboundSourcesDocument, type InboundSourceQuery } from '../../../gql/graphql.js';
import type { DetailsView } from '../components/details-frame.js';
import type { ShownSource } from '../model/sources.js';

/** Calls arrive without an event of their own. */
const pollMs = 20_000;
const polling = { pollInterval: pollMs, skipPollAttempt: () => document.hidden };

/** The sources of the organization; null until they are loaded. */
export function useSources(): {
  sources: readonly ShownSource[] | null;
  failure: Failure | null;
  retry: () => void;
} {
  const { data, error, refetch } = useQuery(InboundSourcesDocument, polling);
  const sources = data?.organization?.inboundSources ?? null;
  const retry = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  useRefetchOnReconnect(retry);
  return { sources, failure: sources === null && error !== undefined ? failureOf(error) : null, retry };
}

/** A source with the calls that arrived. */
export type LoadedSource = {
  kind: 'loaded';
  source: NonNullable<InboundSourceQuery['inboundSource']>;
  more: { isLoading: boolean; load: () => void } | null;
};

/** One source with its last calls. */
export function useSource(id: string): DetailsView<LoadedSource> {
  const { data, error, loading, refetch, fetchMore } = useQuery(InboundSourceDocument, {
    variables: { id },
    ...polling,
  });
  const retry = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  useRefetchOnReconnect(retry);
  const source = data?.inboundSource ?? null;
  if (source === null) {
    if (error !== undefined) return { kind: 'failed', failure: failureOf(error), retry };
    return data === undefined ? { kind: 'loading' } : { kind: 'missing' };
  }
  const page = source.events?.pageInfo;
  const load = (): void => void fetchMore({ variables: { after: page?.endCursor ?? null } }).catch(() => undefined);
  return { kind: 'loaded', source, more: page?.hasNextPage === true ? { isLoading: loading, load } : null };
}
