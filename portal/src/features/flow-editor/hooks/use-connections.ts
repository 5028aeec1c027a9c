'use client';
import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo } from 'react';
import { BuilderConnectionsDocument, type BuilderConnectionsQuery } from '../../../gql/graphql.js';
import { useBuilder } from '../../bots/index.js';

type Connection = NonNullable<NonNullable<BuilderConnectionsQuery['bot']>['connections']>[number];
type Connector = NonNullable<BuilderConnectionsQuery['connectors']>[number];

/** A connection that the bot may use, with what its connector can do. */
export type UsableConnection = Connection & Pick<Connector, 'category' | 'actions'>;
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

function usable(data: BuilderConnectionsQuery | undefined): UsableConnection[] | null {
  const own = data?.bot?.connections;
  const offered = data?.connectors;
  if (own === null || own === undefined || offered === null || offered === undefined) return null;
  const byName = new Map(offered.map((connector) => [connector.name, connector]));
  return own.flatMap((connection) => {
    const connector = byName.get(connection.connector);
    return connector === undefined ? [] : [{ ...connection, category: connector.category, actions: connector.actions }];
  });
}
