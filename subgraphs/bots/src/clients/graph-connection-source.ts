import type { KnownConnection } from '@tertulia/flow-engine';
import { toGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import type { Ids } from '@tertulia/use-case';
import type { ConnectionSource } from '../application/ports.js';

const connectionsQuery = `query ConnectionsOfBot($bot: [_Any!]!) {
  _entities(representations: $bot) { ... on Bot { connections { id connector state } } }
  connectors { name category actions { name inputs { name isRequired kind } } }
}`;

interface Data {
  _entities: ({ connections: (Pick<KnownConnection, 'id' | 'state'> & { connector: string })[] | null } | null)[];
  connectors: (Pick<KnownConnection, 'category' | 'actions'> & { name: string })[] | null;
}

/** Connections from the subgraph `integrations`, read for the platform: whoever may publish a bot need not see them. */
export function graphConnectionSource(callSubgraph: SubgraphCaller, ids: Ids): ConnectionSource {
  return {
    ofBot: async (organizationId, botId) => {
      const principal = { kind: 'SERVICE', name: 'bots', organizationId, locale: 'es' } as const;
      const variables = { bot: [{ __typename: 'Bot', id: toGlobalId('bot', botId) }] };
      const call = { query: connectionsQuery, variables, principal, requestId: ids.next() };
      try {
        const { data } = await callSubgraph('integrations', call);
        return known(data as Data | null | undefined);
      } catch {
        return null;
      }
    },
  };
}

function known(data: Data | null | undefined): KnownConnection[] | null {
  const connections = data?._entities[0]?.connections ?? null;
  if (connections === null || !data?.connectors) return null;
  const byName = new Map(data.connectors.map((connector) => [connector.name, connector]));
  return connections.flatMap(({ id, state, connector }) => {
    const found = byName.get(connector);
    return found === undefined ? [] : [{ id, state, category: found.category, actions: found.actions }];
  });
}
