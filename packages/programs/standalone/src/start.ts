import { join } from 'node:path';
import { developmentPortal, Door, openBuiltPortal, PublicNotices, WidgetFiles } from '@tertulia/door';
import { conversationRates, createGateway, KnownOperations, ratesDefault } from '@tertulia/gateway';
import { systemClock, systemIds } from '@tertulia/persistence';
import { rawRoutes } from '@tertulia/service/http';
import { openAdminServer } from '@tertulia/service/process';
import { createLog, type Logger } from '@tertulia/subgraph';
import { listSubgraphs } from '@tertulia/subgraph-list';
import { printMetrics } from '@tertulia/telemetry';
import { openDatabaseServer } from './database-server.js';
import { ensureDemo, type Demo } from './demo/ensure-demo.js';
import { TravellingClock } from './demo/travelling-clock.js';
import { outsideSettingsOf, type StandaloneEnvironment } from './environment.js';
import { observe } from './observe.js';
import { filesFolderOf } from './program-settings.js';
import { createPlatform, type Platform } from './platform.js';

import type { Progress } from './progress.js';
import { loadSecrets, type Secrets } from './secrets.js';

export interface Running {
  publicUrl: string;
  platform: Platform;
  /** Null without demo data. */
  demo: Demo | null;
  /** Serves the chat's new build. */
  reloadWidget(): Promise<void>;
  /** Ends requests and sockets, then the subgraphs, then the database. */
  stop(): Promise<void>;
}

export interface Installation {
  /** Folder of the repository, built. */
  root: string;
  progress: Progress;
}

/** Running parts, ended in reverse order of their start, each even if another fails. */
class Closing {
  readonly #ends: (() => Promise<unknown>)[] = [];

  add(end: () => Promise<unknown>): void {
    this.#ends.push(end);
  }

  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (const end of this.#ends.splice(0).toReversed()) await end().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'not everything ended well');
  }
}

/** Starts everything on one port. @throws StartProblem with advice for the operator. */
export async function start(environment: StandaloneEnvironment, installation: Installation): Promise<Running> {
  const closing = new Closing();
  try {
    return await open(environment, installation, closing);
  } catch (error) {
    await closing.run().catch(() => undefined);
    throw error;
  }
}

async function open(
  environment: StandaloneEnvironment,
  installation: Installation,
  closing: Closing,
): Promise<Running> {
  const { root, progress } = installation;
  const { logLevel } = environment;
  const log = createLog('gateway', logLevel);
  const door = await Door.open({ ...environment, log });
  const publicUrl = environment.publicUrl ?? `http://${hostForPeople(environment.host)}:${door.port}`;
  const secrets = await loadSecrets(environment.dataDir);
  // While PostgreSQL starts, this process has nothing else to do. What cannot be loaded fails again when it is opened.
  void loadSubgraphs().catch(() => undefined);
  const databaseServer = await progress.step('PostgreSQL', async () => openDatabaseServer(environment, secrets));
  closing.add(async () => databaseServer.stop());
  const clock = new TravellingClock(systemClock);
  const files = { filesFolder: environment.filesFolder ?? filesFolderOf(environment.dataDir) };
  const platform = await progress.step('subgraphs', async () =>
    createPlatform({
      ...{ databaseServer, secrets, clock, logLevel },
      settings: { publicUrl, hasMailTray: hasMailTray(environment), ...outsideSettingsOf(environment), ...files },
      ids: systemIds,
    }),
  );
  closing.add(async () => platform.stop());
  // Before the jobs start: they would find a month of idle conversations and end them while the demo is being made.
  const { dataDir, demoShare: share } = environment;
  const demo = share === null ? null : await ensureDemo(platform, { dataDir, clock, databaseServer, progress, share });
  const stopObserving = await observe(platform, environment.tracesUrl);
  closing.add(stopObserving);
  platform.start();
  const portal = await openPortal(environment, installation, { publicUrl, port: door.port });
  if (portal !== null) closing.add(async () => portal.close());
  const gateway = await openGateway(platform, { environment, root, publicUrl, secrets, log });
  platform.joinGateway(gateway);
  if (environment.adminPort !== null) {
    const admin = { host: environment.host, port: environment.adminPort, log };
    const answers = { waitingFor: async () => gateway.waitingFor(), metrics: printMetrics };
    const { close } = await openAdminServer(admin, answers);
    closing.add(close);
  }
  const isChanging = environment.developmentPortalUrl !== null;
  const widget = await WidgetFiles.load(join(root, 'widget', 'build'), { isChanging });
  closing.add(async () => door.close());
  closing.add(async () => gateway.close());
  const notices = new PublicNotices({ publicUrl, securityContact: environment.securityContact });
  door.admit({ notices, gateway, hooks: rawRoutes(platform.routes), widget, portal });
  return { publicUrl, platform, demo, reloadWidget: async () => widget.reload(), stop: async () => closing.run() };
}

async function loadSubgraphs(): Promise<void> {
  await Promise.all((await listSubgraphs()).map(async ({ load }) => load()));
}

async function openPortal(
  environment: StandaloneEnvironment,
  { root, progress }: Installation,
  { publicUrl, port }: { publicUrl: string; port: number },
) {
  const { hasPortal, developmentPortalUrl: url, host, trustedProxyHops } = environment;
  if (!hasPortal) return null;
  if (url !== null) return developmentPortal({ url, publicUrl, trustedProxyHops });
  return progress.step('portal', async () => openBuiltPortal(join(root, 'portal'), { hostname: host, port }));
}

async function openGateway(
  platform: Platform,
  {
    environment,
    root,
    publicUrl,
    secrets,
    log,
  }: { environment: StandaloneEnvironment; root: string; publicUrl: string; secrets: Secrets; log: Logger },
) {
  return createGateway({
    supergraph: { kind: 'FILE', path: join(root, 'graphql', 'dist', 'supergraph.graphql') },
    known: await KnownOperations.read(join(root, 'graphql', 'operations.json')),
    subgraphs: Object.fromEntries(
      [...platform.subgraphs].map(([name, subgraph]) => [name, { kind: 'LOCAL' as const, subgraph }]),
    ),
    principalSecret: secrets.principalSecret,
    visitorTokenSecret: secrets.visitorTokenSecret,
    publicUrl,
    log,
    clock: systemClock,
    callSubgraph: platform.callSubgraph,
    redis: null,
    pubSub: platform.pubSub,
    settings: {
      executor: environment.executor,
      trustedProxyHops: environment.trustedProxyHops,
      rates: { ...ratesDefault, ...conversationRates(environment.conversationsPerAddress) },
      ownOrigins: environment.publicUrl === null ? namesOfThisMachine(publicUrl) : [],
    },
  });
}

/** Mails without a server are shown where only this machine looks: beside demo data, or as the operator says. */
function hasMailTray({ mailTray, demoShare, host }: StandaloneEnvironment): 'on' | 'off' {
  if (!['127.0.0.1', '::1', 'localhost'].includes(host)) return 'off';
  return mailTray ?? (demoShare === null ? 'off' : 'on');
}

/** The same address by its other name: people type either. */
function namesOfThisMachine(publicUrl: string): string[] {
  return ['localhost', '127.0.0.1'].map((hostname) => Object.assign(new URL(publicUrl), { hostname }).origin);
}

/** The address for a browser on this machine. */
function hostForPeople(host: string): string {
  return host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host;
}
