/** The peer that `npm ci` does not install, as far as it is used here. */
declare module '@graphql-hive/gateway' {
  import type { RequestListener } from 'node:http';

  export function createGatewayRuntime(options: {
    readonly supergraph: string;
    readonly logging: boolean;
    readonly propagateHeaders: { readonly fromClientToSubgraphs: () => Readonly<Record<string, string>> };
  }): RequestListener;
}
