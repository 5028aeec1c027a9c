import type { SubgraphSchema } from '@tertulia/subgraph';
import type { IntegrationsDependencies } from '../application/dependencies.js';
import { connectionsSchema } from './connection.schema.js';
import { customConnectorsSchema } from './custom-connector.schema.js';
import { ConnectionSourceResolver, InboundMutations, OrganizationSourcesResolver } from './inbound.resolver.js';
import { InboundEventResolver, InboundSourceResolver } from './inbound-event.resolver.js';
import { outsideSchema } from './outside.schema.js';
import { webhooksSchema } from './webhook.schema.js';

/** Builds the subgraph's part of the graph from its use cases. */
export function integrationsSchema(deps: IntegrationsDependencies): SubgraphSchema {
  const connections = connectionsSchema(deps);
  const webhooks = webhooksSchema(deps);
  return {
    ...connections,
    resolvers: [
      ...connections.resolvers,
      ...outsideSchema(deps).resolvers,
      ...customConnectorsSchema(deps).resolvers,
      ...webhooks.resolvers,
      new OrganizationSourcesResolver(deps),
      new ConnectionSourceResolver(deps),
      new InboundSourceResolver(deps),
      new InboundEventResolver(deps),
      new InboundMutations(deps),
    ],
    orphanedTypes: [...connections.orphanedTypes, ...webhooks.orphanedTypes],
    references: { ...connections.references, ...webhooks.references },
  };
}
