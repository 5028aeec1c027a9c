'use client';
import { useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { failureOf, type Failure } from '../../../apollo/index.js';
import { ConnectionDetailsDocument, type ConnectionDetailsQuery } from '../../../gql/graphql.js';
import type { OwnBot } from '../model/connections.js';
import { useConnectionNews } from './use-connections.js';

/** A connection with everything that its page shows. */
export type ConnectionDetails = NonNullable<ConnectionDetailsQuery['connection']>;

/** The connector of a connection, with its fields. */
export type DetailsConnector = NonNullable<ConnectionDetailsQuery['connectors']>[number];

/** The state of the page of a connection. */
export type ConnectionView =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: Failure; retry: () => void }
  | { kind: 'missing' }
  | {
      kind: 'loaded';
      connection: ConnectionDetails;
      connector: DetailsConnector | null;
      bots: readonly OwnBot[];
      isBotsUnread: boolean;
      more: (() => void) | null;
      renew: () => void;
    };

/** Calls arrive without an event of their own. */
const pollMs = 20_000;

/** A connection, live. */
export function useConnection(id: string): ConnectionView {
  const { data, error, refetch, fetchMore } = useQuery(ConnectionDetailsDocument, {
    variables: { id },
    pollInterval: pollMs,
    skipPollAttempt: () => document.hidden,
  });
  const renew = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  const connection = data?.connection ?? null;
  useConnectionNews({ botId: null, known: connection === null ? null : [connection], refetch: renew });
  if (connection === null) {
    if (error !== undefined) return { kind: 'failed', failure: failureOf(error), retry: renew };
    return data === undefined ? { kind: 'loading' } : { kind: 'missing' };
  }
  const { hasNextPage, endCursor } = connection.runs.pageInfo;
  return {
    kind: 'loaded',
    connection,
    connector: data?.connectors?.find(({ name }) => name === connection.connector) ?? null,
    bots: data?.organization?.bots?.nodes ?? [],
    isBotsUnread: error !== undefined && data?.organization?.bots == null,
    more: hasNextPage ? () => void fetchMore({ variables: { after: endCursor } }).catch(() => undefined) : null,
    renew,
  };
}
