'use client';
import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo } from 'react';
import { BuilderConnectionsDocument, type BuilderConnectionsQuery } from '../../../gql/graphql.js';
import { useBuilder } from '../../bots/index.js';

type Connection = NonNullable<NonNullable<BuilderConnectionsQuery['bot']>['connections']>[number];

/** A connection that the bot may use, with what its version of the connector can do. */
export type UsableConnection = Connection & { readonly category: NonNullable<Connection['category']> };
/** An action of a connector. */
export type OfferedAction = UsableConnection['actions'][number];

/** The connections of the bot; null while they load or when they cannot be loaded. */
export function useConnections(): { connections: UsableConnection[] | null; isFailed: boolean } {
  const { botId } = useBuilder();
  const { data, error } = useQuery(BuilderConnectionsDocument, {
    variables: { botId },
    fetchPolicy: 'cache-and-network',
    errorPolicy: 'all',
  });
  const connections = useMemo(() => usable(data), [data]);
  return { connections, isFailed: connections === null && error !== undefined };
}

/** Has the draft checked against the connections that the bot may use. */
export function useCheckedConnections(): void {
  const { knowConnections } = useBuilder();
  const { connections } = useConnections();
  useEffect(() => {
    if (connections !== null) knowConnections(connections);
  }, [connections, knowConnections]);
}

/** Without those whose connector is gone. */
function usable(data: BuilderConnectionsQuery | undefined): UsableConnection[] | null {
  const own = data?.bot?.connections ?? null;
  return own?.flatMap(({ category, ...rest }) => (category === null ? [] : [{ ...rest, category }])) ?? null;
}
