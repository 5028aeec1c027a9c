import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { httpSubgraphCaller, type Logger, type SubgraphCaller } from '@tertulia/subgraph-kit';
import type { GatewayEnvironment } from './environment.js';
import { ratesDefault } from './protection/rate-limiter.js';
import { settingsDefault } from './settings.js';
import { settingName, type SubgraphLocation } from './supergraph/subgraph-directory.js';
import { outlineOf, type SubgraphOutline } from './supergraph/supergraph-outline.js';
import { createGateway, type Gateway } from './wiring.js';

const requestTimeoutMs = 30_000;
const keepAliveMs = 65_000;

/** A gateway that listens. */
export interface GatewayProcess {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Starts the gateway alone: a supergraph file, a port, and the subgraphs over HTTP.
 * @throws Error that says what is missing or cannot be read
 */
export async function serveAlone(environment: GatewayEnvironment, log: Logger): Promise<GatewayProcess> {
  const { subgraphs } = outlineOf(await readFile(environment.supergraphFile, 'utf8'));
  const publicUrl = environment.publicUrl ?? `http://${hostForUrl(environment.host)}:${environment.port}`;
  const gateway = await createGateway({
    supergraph: { kind: 'FILE', path: environment.supergraphFile },
    subgraphs: locationsOf(subgraphs, environment),
    principalSecret: environment.principalSecret,
    visitorTokenSecret: environment.visitorTokenSecret,
    publicUrl,
    log,
    clock: { now: () => new Date() },
    callSubgraph: identityCaller(subgraphs, environment),
    redis: null,
    pubSub: null,
    settings: {
      ownOrigins: environment.extraOrigins,
      rates: {
        ...ratesDefault,
        ANONYMOUS: { points: environment.anonymousRequestsPerMinute, windowSeconds: 60 },
      },
      trustedProxyHops: environment.trustedProxyHops,
      areMetricsExposed: environment.areMetricsExposed,
      areProcessMetricsCollected: environment.areMetricsExposed,
      sockets: { ...settingsDefault.sockets, credentialRecheckMs: environment.credentialRecheckMs },
      ...(environment.identitySubgraph === null ? {} : { identitySubgraph: environment.identitySubgraph }),
    },
  });
  const server = await listen(gateway, environment);
  const { port } = server.address() as AddressInfo;
  log.info({ port }, 'gateway listens');
  return { port, stop: () => stop(server, gateway) };
}

async function listen(gateway: Gateway, { port, host }: GatewayEnvironment): Promise<Server> {
  const server = createServer((request, response) => gateway.handleRequest(request, response));
  server.requestTimeout = requestTimeoutMs;
  server.keepAliveTimeout = keepAliveMs;
  server.on('upgrade', (request, stream, head) => gateway.handleUpgrade(request, stream, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}

async function stop(server: Server, gateway: Gateway): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  await gateway.close();
  server.closeAllConnections();
  await closed;
}

/** Settings name addresses by `SUBGRAPH_URL_<NAME>`; they go before those of the file. */
function locationsOf(
  subgraphs: readonly SubgraphOutline[],
  { subgraphUrls }: GatewayEnvironment,
): Record<string, SubgraphLocation> {
  return Object.fromEntries(
    subgraphs.map(({ name, url }) => {
      return [name, { kind: 'HTTP', url: subgraphUrls.get(settingName(name)) ?? url }];
    }),
  );
}

function identityCaller(subgraphs: readonly SubgraphOutline[], environment: GatewayEnvironment): SubgraphCaller | null {
  const { identitySubgraph, principalSecret, subgraphUrls } = environment;
  if (identitySubgraph === null) return null;
  if (principalSecret === null) throw new Error('IDENTITY_SUBGRAPH needs PRINCIPAL_SECRET as well');
  const outline = subgraphs.find(({ name }) => name === identitySubgraph);
  const url = subgraphUrls.get(settingName(identitySubgraph)) ?? outline?.url;
  if (url === undefined) throw new Error(`The supergraph names no subgraph ${identitySubgraph}`);
  return httpSubgraphCaller({ urls: { [identitySubgraph]: url }, principalSecret });
}

function hostForUrl(host: string): string {
  return host === '0.0.0.0' || host === '::' ? 'localhost' : host;
}
