import { setTimeout as pause } from 'node:timers/promises';
import { Egress } from '@tertulia/egress';
import { targetsOf } from '@tertulia/egress/settings';
import { Jobs } from '@tertulia/jobs';
import { inboxOn } from '@tertulia/messaging';
import { workOn, type Database } from '@tertulia/persistence';
import type { Job, SubgraphGiven } from '@tertulia/service/declaration';
import { metricsOf, type Unwatch } from '@tertulia/telemetry';
import type { Clock } from '@tertulia/use-case';
import { ConnectorDirectory } from './application/connector-directory.js';
import type { IntegrationsDependencies } from './application/dependencies.js';
import { finishConnection } from './application/finish-connection.js';
import { recordDemoDeliveries, type DemoDeliveries } from './application/record-demo-deliveries.js';
import { probeFailingConnections, sweepConnections } from './application/tend-connections.js';
import { ConnectionCredentials } from './application/use-credential.js';
import { RecentChannels } from './application/recent-channels.js';
import { connectorProbe } from './clients/connector-probe.js';
import { connectorTrials } from './clients/connector-trials.js';
import { graphBotDirectory } from './clients/graph-bot-directory.js';
import { graphSelections } from './clients/graph-selections.js';
import { identitySessions } from './clients/identity-sessions.js';
import { MasterKeys } from './clients/master-keys.js';
import { oauthClient } from './clients/oauth-client.js';
import { organizationSealing } from './clients/organization-sealing.js';
import { pubSubConnectionFeed } from './clients/pub-sub-connection-feed.js';
import { pageOf, readReturn, type ReturnRequest } from './clients/return-page.js';
import { apiUrlsWith, registrationFrom, standInsFrom } from './clients/vendors.js';
import { platformConnectors } from './connectors/all.js';
import type { ConnectorRegistry } from './connectors/registry.js';
import { openHooks } from './hook-wiring.js';
import { openInbound } from './inbound-wiring.js';
import { integrationsConsumers } from './events/consumers.js';
import { integrationsMigrations } from './persistence/migrations/index.js';
import { deliverQueue } from './persistence/deliver-queue.js';
import { inboxQueue } from './persistence/inbox-queue.js';
import { revokeQueue } from './persistence/revoke-queue.js';
import { PostgresOutsideReadings } from './persistence/postgres-outside-readings.js';
import { postgresWork, storesWith } from './persistence/postgres-work.js';
import { integrationsEntities } from './persistence/tables.js';
import { outsideDependencies, outsideJobs } from './outside-parts.js';
import type { IntegrationsSettings } from './settings.js';
import { openRevocations } from './revocation-wiring.js';
import { openWebhooks } from './webhook-wiring.js';

/** Opens the database, the way out and the use cases on them. */
export async function openIntegrations(
  given: SubgraphGiven<IntegrationsSettings>,
  registry: ConnectorRegistry = platformConnectors(),
) {
  const { callSubgraph, clock, ids, log, pubSub, settings } = given;
  const { database, durableJobs, work } = await openStorage(given);
  const allowed = new Set(targetsOf(settings.egressAllowed));
  const egress = new Egress({ allowed });
  const { oauth, apiUrlOf } = vendorsFor(settings, { egress, clock });
  const sealing = organizationSealing({ work, clock, ids, masterKeys: new MasterKeys(settings.credentialsKeys) });
  const feed = pubSubConnectionFeed(pubSub);
  const connectors = ConnectorDirectory.on({ platform: registry, work, log });
  const credentials = new ConnectionCredentials({ work, clock, ids, connectors, sealing, oauth, feed, pause });
  const selections = graphSelections(callSubgraph, ids);
  const out = openWebhooks({ selections, work, clock, ids, log, sealing, pubSub, allowed, jobs: durableJobs });
  const hooks = openHooks({ work, clock, ids, sealing, publicUrl: settings.publicUrl });
  const { oneTimeUrls } = hooks;
  const called = openInbound({
    ...{ work, clock, ids, log, sealing, connectors },
    ...{ publicUrl: settings.publicUrl, slackSigningSecret: settings.slackSigningSecret, jobs: durableJobs },
  });
  const revoked = openRevocations({ work, clock, log, registry, sealing, oauth }, durableJobs);
  const deps: IntegrationsDependencies = {
    ...outsideDependencies({ ...given, database, egress, connectors, apiUrlOf, credentials, oneTimeUrls }),
    ...{ work, clock, ids, log, connectors, sealing, oauth, feed, credentials },
    ...{ probe: connectorProbe({ connectors, egress, ids, apiUrlOf }), channels: new RecentChannels(clock) },
    customConnectors: connectorTrials({ egress, ids, log }),
    sessions: identitySessions(callSubgraph, ids),
    bots: graphBotDirectory(callSubgraph),
    webhooks: out.webhooks,
    inbound: called.inbound,
    revocationQueue: revoked.queue,
    publicUrl: settings.publicUrl,
  };
  const returnFromProvider = returningTo(deps, settings.publicUrl);
  const unwatch = watchOutside(database, clock);
  return {
    ...{ deps, database, outbox: database, returnFromProvider },
    consumers: integrationsConsumers(deps, inboxOn(database, storesWith(durableJobs))),
    jobs: [...jobsOf(deps), ...outsideJobs(deps), ...out.jobs, ...hooks.jobs, ...called.jobs, ...revoked.jobs],
    useCases: { recordDemoDeliveries: async (demo: DemoDeliveries) => recordDemoDeliveries(deps, demo) },
    workers: [out.worker, called.worker, revoked.worker],
    routes: hooks.routes(called.deps, { returnFromProvider }),
    close: async () => {
      unwatch();
      await durableJobs.close();
      await Promise.all([egress.close(), out.close()]);
    },
  };
}

/** Where vendors are, and the clients registered with them. */
function vendorsFor(settings: IntegrationsSettings, parts: { readonly egress: Egress; readonly clock: Clock }) {
  const standIns = standInsFrom(settings);
  const oauth = oauthClient({
    ...parts,
    publicUrl: settings.publicUrl,
    registrationOf: (vendor) => registrationFrom(settings, vendor),
    standInOf: (vendor) => standIns.get(vendor) ?? null,
  });
  return { oauth, apiUrlOf: apiUrlsWith(standIns) };
}

/** Handles a browser that a provider has sent back to `/oauth/callback`; returns the page to which it is sent. */
function returningTo(deps: IntegrationsDependencies, publicUrl: string) {
  return async (request: ReturnRequest): Promise<string> =>
    pageOf(await finishConnection(deps, readReturn(request, publicUrl)), publicUrl);
}

async function openStorage({ openDatabase, log }: SubgraphGiven<IntegrationsSettings>) {
  const database = await openDatabase({ migrations: integrationsMigrations, entities: integrationsEntities });
  const queues = [deliverQueue, inboxQueue, revokeQueue].map(({ queue }) => queue);
  const durableJobs = await Jobs.open({ database, queues, log });
  return { database, durableJobs, work: postgresWork(database, durableJobs) };
}

function watchOutside(database: Database, clock: Clock): Unwatch {
  const readings = workOn(database, (em) => new PostgresOutsideReadings(em));
  return metricsOf('integrations').watchOutside(async () =>
    readings.read({ platform: 'measure work outside' }, async (store) => store.read(clock.now())),
  );
}

function jobsOf(deps: IntegrationsDependencies): Job[] {
  return [
    {
      name: 'probe failing connections',
      everyMs: 60_000,
      underLock: true,
      run: async () => probeFailingConnections(deps),
    },
    { name: 'sweep connections', everyMs: 600_000, underLock: true, run: async () => sweepConnections(deps) },
  ];
}
