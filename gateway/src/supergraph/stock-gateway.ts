import type { ApolloGateway } from '@apollo/gateway';
import { disableVendorTelemetry } from '../environment.js';
import type { GatewayInterface, GatewayParts, SchemaListener } from './loaded-gateway.js';
import { SubgraphDataSource } from './subgraph-data-source.js';

const queryPlansMiB = 50;

/** Apollo's gateway with its own executor, with which ours is compared. The library is imported only here, when it is loaded. */
export function stockGateway(parts: GatewayParts): GatewayInterface {
  const listeners = new Set<SchemaListener>();
  let gateway: ApolloGateway | null = null;
  return {
    load: async (options) => {
      gateway = await makeGateway(parts);
      gateway.onSchemaLoadOrUpdate((loaded) => {
        for (const listener of listeners) listener(loaded);
      });
      return gateway.load(options);
    },
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: async () => gateway?.stop(),
  };
}

async function makeGateway({ open, transport, calling, log }: GatewayParts): Promise<ApolloGateway> {
  disableVendorTelemetry();
  const { ApolloGateway } = await import('@apollo/gateway');
  return new ApolloGateway({
    supergraphSdl: async ({ update }) => {
      const { ready, close } = await open(({ sdl }) => update(sdl));
      return { supergraphSdl: ready.sdl, cleanup: async () => close() };
    },
    buildService: ({ name, url }) => new SubgraphDataSource(transport(name, url ?? ''), calling),
    serviceHealthCheck: false,
    debug: false,
    __exposeQueryPlanExperimental: false,
    experimental_approximateQueryPlanStoreMiB: queryPlansMiB,
    // It logs each load at level info; what matters of it is logged elsewhere.
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message: string) => log.warn(message),
      error: (message: string) => log.error(message),
    },
  });
}
