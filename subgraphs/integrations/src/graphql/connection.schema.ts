import { tryFromGlobalId, type ReferenceResolver, type SubgraphSchema } from '@tertulia/subgraph';
import type { ConnectionsDependencies } from '../application/connection-dependencies.js';
import { ConnectionChannelsResolver } from './channels.resolver.js';
import { ConnectionByIdResolver } from './connection-by-id.resolver.js';
import { connectionLoaders } from './connection.loaders.js';
import { ConnectionMutations } from './connection.mutations.js';
import {
  ActionRunResolver,
  BotConnectionsResolver,
  ConnectionResolver,
  ConnectorResolver,
  OrganizationConnectionsResolver,
} from './connection.resolver.js';
import { ConnectionChangeResolver, connectionSubscriptions } from './connection.subscription.js';
import { asConnection } from './connection.type.js';
import { OrganizationStub } from './foreign.type.js';
import { OrganizationSlackAlertsResolver, SlackAlertsMutations, SlackAlertsResolver } from './slack-alerts.resolver.js';

/** The part of the graph about connectors and connections. */
export function connectionsSchema(deps: ConnectionsDependencies): Required<SubgraphSchema> {
  const connection: ReferenceResolver = async (reference, context) => {
    const id = tryFromGlobalId('connection', String(reference['id']));
    const found = id === null ? null : await connectionLoaders(deps, context).connection.load(id);
    return found === null ? null : asConnection(found);
  };
  const stub: ReferenceResolver = (reference) => ({ id: reference['id'] });
  return {
    resolvers: [
      new ConnectorResolver(deps),
      new ConnectionByIdResolver(deps),
      new OrganizationConnectionsResolver(deps),
      new BotConnectionsResolver(deps),
      new ConnectionResolver(deps),
      new ConnectionChannelsResolver(deps),
      new ActionRunResolver(deps),
      new ConnectionChangeResolver(deps),
      new ConnectionMutations(deps),
      new OrganizationSlackAlertsResolver(deps),
      new SlackAlertsResolver(deps),
      new SlackAlertsMutations(deps),
      connectionSubscriptions(deps),
    ],
    orphanedTypes: [OrganizationStub],
    references: { Connection: connection, Organization: stub, Bot: stub },
  };
}
