'use client';
import { useQuery, useSubscription } from '@apollo/client/react';
import { usePermission } from '../../identity/index.js';
import { useCallback, useEffect, useRef, type ComponentProps } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import { BotConnectionsDocument, ConnectionChangedDocument, ConnectionsDocument } from '../../../gql/graphql.js';
import type { UnreadNote } from '../../../ui/index.js';
import { sortedConnections, type ListedConnection, type OwnBot } from '../model/connections.js';
import type { ShownConnector } from '../model/catalog.js';

/** A list of connections; null until it is loaded. `failure` is null while it loads and when it was loaded. */
export type ConnectionList = {
  connections: readonly ListedConnection[] | null;
  connectors: readonly ShownConnector[];
  failure: Failure | null;
  retry: () => void;
};

/** The connections of the organization that the person sees, page by page, live. */
export function useConnections(): ConnectionList & {
  bots: readonly OwnBot[];
  /** Lists that could not be read beside the connections. */
  unread: Omit<ComponentProps<typeof UnreadNote>, 'className'>;
  total: number;
  more: { isLoading: boolean; load: () => void } | null;
} {
  const { data, error, loading, refetch, fetchMore } = useQuery(ConnectionsDocument);
  const list = data?.organization?.connections;
  const nodes = list?.nodes ?? null;
  const retry = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  useConnectionNews({ botId: null, known: nodes, refetch: retry });
  return {
    connections: nodes === null ? null : sortedConnections(nodes),
    connectors: data?.connectors ?? [],
    bots: data?.organization?.bots?.nodes ?? [],
    unread: {
      isFailed: error !== undefined,
      lists: { bots: data?.organization?.bots, connectors: data?.connectors },
      onRetry: refetch,
    },
    total: list?.totalCount ?? 0,
    failure: list == null && error !== undefined ? failureOf(error) : null,
    retry,
    more:
      list?.pageInfo.hasNextPage === true
        ? {
            isLoading: loading,
            load: () => void fetchMore({ variables: { after: list.pageInfo.endCursor } }).catch(() => undefined),
          }
        : null,
  };
}

/** The connections that a bot may use, live. */
export function useBotConnections(botId: string): ConnectionList {
  // One request with `useConfiguration`, which is on the same page.
  const variables = { botId, mayConfigure: usePermission('webhooks.manage') };
  const { data, error, refetch } = useQuery(BotConnectionsDocument, { variables });
  const nodes = data?.bot?.connections ?? null;
  const retry = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  useConnectionNews({ botId, known: nodes, refetch: retry });
  return {
    connections: nodes === null ? null : sortedConnections(nodes),
    connectors: data?.connectors ?? [],
    failure: nodes === null && error !== undefined ? failureOf(error) : null,
    retry,
  };
}

const restMs = 500;

/**
 * Follows changes of connections. Changes of a known one arrive in the cache; the list is fetched again, at most twice a
 * second, when one is new, deleted or limited to other bots.
 */
export function useConnectionNews({
  botId,
  known,
  refetch,
}: {
  botId: string | null;
  known: readonly { id: string }[] | null;
  refetch: () => void;
}): void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef({ known, refetch });
  useEffect(() => {
    latest.current = { known, refetch };
  });
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  useSubscription(ConnectionChangedDocument, {
    variables: { botId },
    onData: ({ data: event }) => {
      const change = event.data?.connectionChanged;
      const { known: listed } = latest.current;
      if (change === undefined || listed === null) return;
      const isListed = listed.some(({ id }) => id === change.connectionId);
      if (isListed === (change.connection !== null)) return;
      timer.current ??= setTimeout(() => {
        timer.current = null;
        latest.current.refetch();
      }, restMs);
    },
  });
  useRefetchOnReconnect(refetch);
}
