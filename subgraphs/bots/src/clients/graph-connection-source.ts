import { toGlobalId, type SubgraphCaller } from '@tertulia/subgraph';
import type { Ids } from '@tertulia/use-case';
import type { ConnectionSource, OwnConnection } from '../application/ports.js';

const connectionsQuery = `query ConnectionsOfBot($bot: [_Any!]!) {
  _entities(representations: $bot) { ... on Bot {
    connections { id connector state category actions { name inputs { name isRequired kind } } }
  } }
}`;

interface Data {
  _entities: ({ connections: (Omit<OwnConnection, 'category'> & { category: string | null })[] | null } | null)[];
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

function known(data: Data | null | undefined): OwnConnection[] | null {
  const connections = data?._entities[0]?.connections ?? null;
  // One whose connector is gone counts as missing.
  return connections?.flatMap(({ category, ...rest }) => (category === null ? [] : [{ ...rest, category }])) ?? null;
}
