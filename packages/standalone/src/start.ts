import { join } from 'node:path';
import { createGateway, supergraphFile } from '@tertulia/gateway';
import { systemClock, systemIds } from '@tertulia/persistence-kit';
import { createLog } from '@tertulia/subgraph-kit';
import { openDatabaseServer } from './database-server.js';
import { Door } from './door.js';
import type { StandaloneEnvironment } from './environment.js';
import { createPlatform, type Platform } from './platform.js';
import { startPortal } from './portal.js';
import type { Progress } from './progress.js';
import { loadSecrets, type Secrets } from './secrets.js';
import { WidgetFiles } from './widget-files.js';

export interface Running {
  publicUrl: string;
  platform: Platform;
  /** Ends requests and sockets, then the subgraphs, then the database. */
  stop(): Promise<void>;
}

/** Starts everything on one port. @throws StartProblem with what the person at the keyboard can do. */
export async function start(
  environment: StandaloneEnvironment,
  about: { root: string; progress: Progress },
): Promise<Running> {
  const { root, progress } = about;
  const door = await Door.open(environment);
  const ended: (() => Promise<void>)[] = [() => door.close()];
  const stop = async (): Promise<void> => {
    for (const end of ended.splice(0)) await end();
  };
  try {
    const publicUrl = environment.publicUrl ?? `http://${hostForPeople(environment.host)}:${door.port}`;
    const secrets = await loadSecrets(environment.dataDir);
    const databaseServer = await progress.step('PostgreSQL', async () => openDatabaseServer(environment, secrets));
    ended.push(() => databaseServer.stop());
    const platform = await progress.step('subgraphs', async () =>
      createPlatform({
        databaseServer,
        secrets,
        publicUrl,
        clock: systemClock,
        ids: systemIds,
        logLevel: environment.logLevel,
      }),
    );
    ended.splice(1, 0, () => platform.stop());
    platform.start();
    const gateway = await progress.step('gateway', async () => openGateway(platform, { environment, root, publicUrl, secrets }));
    ended.splice(0, 0, () => gateway.close());
    const widget = await WidgetFiles.load(join(root, 'packages', 'widget', 'build'));
    const portal = environment.hasPortal
      ? await progress.step('portal', async () =>
          startPortal(join(root, 'portal'), { hostname: environment.host, port: door.port }),
        )
      : null;
    if (portal !== null) ended.splice(1, 0, () => portal.close());
    door.admit({ gateway, widget, portal });
    return { publicUrl, platform, stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

async function openGateway(
  platform: Platform,
  about: { environment: StandaloneEnvironment; root: string; publicUrl: string; secrets: Secrets },
) {
  const { environment, root, publicUrl, secrets } = about;
  return createGateway({
    supergraph: supergraphFile(join(root, 'graphql', 'supergraph.graphql')),
    subgraphs: Object.fromEntries(
      [...platform.subgraphs].map(([name, subgraph]) => [name, { kind: 'LOCAL' as const, subgraph }]),
    ),
    principalSecret: secrets.principalSecret,
    visitorTokenSecret: secrets.visitorTokenSecret,
    publicUrl,
    log: createLog('gateway', environment.logLevel),
    clock: systemClock,
    callSubgraph: platform.callSubgraph,
  });
}

/** An address to listen on everywhere is none that a browser can open. */
function hostForPeople(host: string): string {
  return host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host;
}
