import { inKeyOrder, type SubgraphContext } from '@tertulia/subgraph';
import type { ConnectionsDependencies } from '../application/connection-dependencies.js';
import type { WantedConnector } from '../application/connector-directory.js';
import {
  connectionsByIds,
  connectionsOfBots,
  connectorsInUse,
  healthOfConnections,
} from '../application/read-connections.js';
import { contentsOfRuns } from '../application/run-contents.js';

/** The loaders of a request: each reads a whole list by id in one query. */
export function connectionLoaders(deps: ConnectionsDependencies, context: SubgraphContext) {
  const { principal } = context;
  return {
    connection: context.loader('connection', async (ids: readonly string[]) =>
      inKeyOrder(ids, await connectionsByIds(deps, principal, ids), (connection) => connection.id),
    ),
    ofBot: context.loader('connectionsOfBot', async (botIds: readonly string[]) => {
      const found = await connectionsOfBots(deps, principal, botIds);
      return botIds.map((botId) => found.get(botId) ?? null);
    }),
    connector: context.loader('connectorOfConnection', async (wanted: readonly WantedConnector[]) =>
      connectorsInUse(deps, principal, wanted),
    ),
    contents: context.loader('runContents', async (ids: readonly string[]) =>
      inKeyOrder(ids, await contentsOfRuns(deps, principal, ids), ({ runId }) => runId),
    ),
    health: context.loader('connectionHealth', async (ids: readonly string[]) => {
      const found = await healthOfConnections(deps, principal, ids);
      return ids.map((id) => found.get(id) ?? []);
    }),
  };
}
