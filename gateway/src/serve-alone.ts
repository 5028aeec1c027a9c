import { readFile } from 'node:fs/promises';
import { RedisPubSub } from '@tertulia/messaging';
import {
  Door,
  proxyHooks,
  proxyPortal,
  PublicNotices,
  WidgetFiles,
  type HooksProxy,
  type PortalProxy,
} from '@tertulia/door';
import { urlOf, type RunningService, type ServiceBase } from '@tertulia/service';
import { httpSubgraphCaller, type SubgraphCaller } from '@tertulia/subgraph';
import type { GatewayEnvironment } from './environment.js';
import { costBudgetsDefault, type CostBudget } from './protection/cost-budget.js';
import { conversationRates, ratesDefault } from './protection/rate-limiter.js';
import { KnownOperations } from './protection/known-operations.js';
import { settingsDefault, type GatewaySettings } from './settings.js';
import { settingName, type SubgraphLocation } from './supergraph/subgraph-directory.js';
import { outlineOf, type SubgraphOutline } from './supergraph/supergraph-outline.js';
import { createGateway } from './wiring.js';

/** What the gateway needs to run as a process. */
export type GatewayBase = Pick<ServiceBase<GatewayEnvironment>, 'settings' | 'log' | 'redis'>;

/**
 * Starts the gateway as a process with a public port: it serves a supergraph file whose subgraphs are called over HTTP and, if the
 * settings name them, the widget's files and the portal.
 * @throws Error that names what is missing or cannot be read
 */
export async function serveAlone({ settings: environment, log, redis }: GatewayBase): Promise<RunningService> {
  const subgraphs = outlineOf(await readFile(environment.supergraphFile, 'utf8'));
  const publicUrl = environment.publicUrl ?? `http://${hostForUrl(environment.host)}:${environment.port}`;
  const pubSub = redis === null ? null : new RedisPubSub({ redis, log });
  const { operationsFile } = environment;
  const gateway = await createGateway({
    supergraph: { kind: 'FILE', path: environment.supergraphFile },
    ...(operationsFile === null ? {} : { known: await KnownOperations.read(operationsFile) }),
    subgraphs: locationsOf(subgraphs, environment),
    principalSecret: environment.principalSecret,
    visitorTokenSecret: environment.visitorTokenSecret,
    publicUrl,
    log,
    clock: { now: () => new Date() },
    callSubgraph: identityCaller(subgraphs, environment),
    ...{ redis, pubSub },
    settings: settingsOf(environment),
  });
  const portal = portalOf(environment, publicUrl);
  const hooks = hooksOf(subgraphs, environment, publicUrl);
  const { widgetFolder } = environment;
  const widget = widgetFolder === null ? null : await WidgetFiles.load(widgetFolder);
  // Listen last: when replicas share a port, a listening process receives requests at once.
  const notices = new PublicNotices({ publicUrl, securityContact: environment.securityContact });
  const door = await Door.open({ ...environment, log }, { notices, gateway, hooks, widget, portal });
  return {
    address: urlOf(environment.host, door.port),
    waitingFor: async () => gateway.waitingFor(),
    stop: async ({ drainMs }) => {
      gateway.startDraining();
      await door.drain(drainMs);
      const closed = door.close();
      await gateway.close();
      await closed;
      await Promise.all([portal?.close(), hooks.close()]);
      pubSub?.close();
    },
  };
}

function settingsOf(environment: GatewayEnvironment): Partial<GatewaySettings> {
  return {
    ownOrigins: environment.extraOrigins,
    rates: {
      ...ratesDefault,
      ...conversationRates(environment.conversationsPerAddress),
      ANONYMOUS: { points: environment.anonymousRequestsPerMinute, windowSeconds: 60 },
    },
    budgets: { ...costBudgetsDefault, ANONYMOUS: budgetOf(environment.anonymousRequestsPerMinute) },
    replicasExpected: environment.gatewaysExpected,
    executor: environment.executor,
    trustedProxyHops: environment.trustedProxyHops,
    areMetricsExposed: environment.areMetricsExposed,
    sockets: { ...settingsDefault.sockets, credentialRecheckMs: environment.credentialRecheckMs },
    ...(environment.identitySubgraph === null ? {} : { identitySubgraph: environment.identitySubgraph }),
  };
}

/** The default cost budget, in proportion to the rate. */
function budgetOf(anonymousRequestsPerMinute: number): CostBudget {
  const { capacity, restoreRate } = costBudgetsDefault.ANONYMOUS;
  const factor = Math.max(1, anonymousRequestsPerMinute / ratesDefault.ANONYMOUS.points);
  return { capacity: capacity * factor, restoreRate: restoreRate * factor };
}

function portalOf({ portalUrl, trustedProxyHops }: GatewayEnvironment, publicUrl: string): PortalProxy | null {
  return portalUrl === null ? null : proxyPortal({ url: portalUrl, publicUrl, trustedProxyHops });
}

/** Addresses of `SUBGRAPH_URL_<NAME>` take precedence over those of the supergraph file. */
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

function hooksOf(
  subgraphs: readonly SubgraphOutline[],
  environment: GatewayEnvironment,
  publicUrl: string,
): HooksProxy {
  const { hooksSubgraph, mailSubgraph, filesSubgraph, uploadsSubgraph, trustedProxyHops } = environment;
  const behind = (name: string | null) =>
    name === null
      ? null
      : { url: new URL(addressOf(name, subgraphs, environment)).origin, publicUrl, trustedProxyHops };
  const [hooks, mail, files] = [behind(hooksSubgraph), behind(mailSubgraph), behind(filesSubgraph)];
  return proxyHooks({ hooks, mail, files, uploads: behind(uploadsSubgraph) });
}

function identityCaller(subgraphs: readonly SubgraphOutline[], environment: GatewayEnvironment): SubgraphCaller | null {
  const { identitySubgraph, principalSecret } = environment;
  if (identitySubgraph === null) return null;
  if (principalSecret === null) throw new Error('IDENTITY_SUBGRAPH requires PRINCIPAL_SECRET');
  const url = addressOf(identitySubgraph, subgraphs, environment);
  return httpSubgraphCaller({ urls: { [identitySubgraph]: url }, principalSecret, from: 'gateway' });
}

function addressOf(name: string, subgraphs: readonly SubgraphOutline[], { subgraphUrls }: GatewayEnvironment): string {
  const url = subgraphUrls.get(settingName(name)) ?? subgraphs.find((one) => one.name === name)?.url;
  if (url === undefined) throw new Error(`The supergraph has no subgraph ${name}`);
  return url;
}

function hostForUrl(host: string): string {
  return host === '0.0.0.0' || host === '::' ? 'localhost' : host;
}
