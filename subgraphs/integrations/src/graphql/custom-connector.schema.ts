import type { CustomConnectorDependencies } from '../application/custom-connector-dependencies.js';
import { CustomConnectorMutations } from './custom-connector.mutations.js';
import { CustomConnectorResolver, OrganizationCustomConnectorsResolver } from './custom-connector.resolver.js';

/** The part of the graph about the connectors that organizations make. */
export function customConnectorsSchema(deps: CustomConnectorDependencies) {
  return {
    resolvers: [
      new OrganizationCustomConnectorsResolver(deps),
      new CustomConnectorResolver(deps),
      new CustomConnectorMutations(deps),
    ],
  };
}
