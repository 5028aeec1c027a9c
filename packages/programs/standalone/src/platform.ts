import { createAnalyticsSubgraph } from '@tertulia/analytics';
import { createBillingSubgraph } from '@tertulia/billing';
import { createBotsSubgraph } from '@tertulia/bots';
import { InMemoryPubSub, InProcessEventBus, type OutboxRelay } from '@tertulia/messaging';
import { createIdentitySubgraph } from '@tertulia/identity';
import { InMemoryLocks } from '@tertulia/locks';
import { applicationRoleName, applicationUrl, type Clock, type Ids } from '@tertulia/persistence';
import { createRuntimeSubgraph } from '@tertulia/runtime';
import { createLog, localSubgraphCaller, type Subgraph } from '@tertulia/subgraph';
import { createTemplatesSubgraph } from '@tertulia/templates';
import type { DatabaseServer } from './database-server.js';
import type { Secrets } from './secrets.js';

export interface PlatformInput {
  databaseServer: DatabaseServer;
  /** Where numbers are kept; null for PostgreSQL. */
  mongo: { url: string } | null;
  secrets: Secrets;
  /** Where browsers reach the platform, without a slash at the end. */
  publicUrl: string;
  clock: Clock;
  ids: Ids;
  logLevel: string;
}

/** All subgraphs in this process, on one bus. */
export type Platform = Awaited<ReturnType<typeof createPlatform>>;

/** Connections of each subgraph; together they stay well below the server's hundred. */
const poolSize = 8;

export async function createPlatform(input: PlatformInput) {
  const { databaseServer, secrets, publicUrl, clock, ids } = input;
  const applicationRole = { name: applicationRoleName, password: secrets.applicationPassword };
  const bus = new InProcessEventBus();
  const pubSub = new InMemoryPubSub();
  const locks = new InMemoryLocks();
  const subgraphs = new Map<string, Subgraph>();
  const callSubgraph = localSubgraphCaller((name) => subgraphs.get(name));
  const base = (name: string) => {
    const ownerUrl = databaseServer.urlOf(`tertulia_${name}`);
    const databases = { ownerUrl, appUrl: applicationUrl(ownerUrl, applicationRole) };
    const log = createLog(name, input.logLevel);
    return { databases, bus, pubSub, locks, clock, ids, log, callSubgraph };
  };
  const visitorTokenSecret = secrets.visitorTokenSecret;
  // One after the other: each migrates under a lock of the server, and their order does not matter.
  const identity = await createIdentitySubgraph({
    ...base('identity'),
    redis: null,
    settings: { publicUrl, poolSize },
  });
  const bots = await createBotsSubgraph({ ...base('bots'), settings: { publicUrl } });
  const templates = await createTemplatesSubgraph({ ...base('templates'), settings: {} });
  const runtime = await createRuntimeSubgraph({
    ...base('runtime'),
    redis: null,
    settings: { visitorTokenSecret },
  });
  const billing = await createBillingSubgraph(base('billing'));
  const analytics = await createAnalyticsSubgraph({ ...base('analytics'), mongo: input.mongo, settings: {} });
  const all = { identity, bots, templates, runtime, billing, analytics };
  for (const part of Object.values(all)) subgraphs.set(part.subgraph.name, part.subgraph);
  const parts = Object.values(all).map((part) => ({ subgraph: part.subgraph, relay: relayOf(part) }));
  const relays = parts.flatMap(({ relay }) => (relay === null ? [] : [relay]));
  return {
    ...all,
    subgraphs,
    callSubgraph,
    parts,
    relays,
    bus,
    pubSub,
    start: () => {
      for (const part of Object.values(all)) part.start();
    },
    stop: async () => {
      pubSub.close();
      await Promise.all(Object.values(all).map((part) => part.stop()));
    },
  };
}

/** Some subgraphs only listen: they have nothing to send. */
function relayOf(part: object): OutboxRelay | null {
  return 'relay' in part ? (part as { relay: OutboxRelay }).relay : null;
}
