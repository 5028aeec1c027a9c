import { takeSettings, type Settings } from '@tertulia/environment';
import { InMemoryPubSub, InProcessEventBus } from '@tertulia/messaging';
import { applicationRoleName, applicationUrl } from '@tertulia/persistence';
import type { Clock, Ids } from '@tertulia/use-case';
import { openSubgraph, type OpenSubgraph, type SubgraphDeclaration, type SubgraphParts } from '@tertulia/service';
import { createLog, localSubgraphCaller, type Subgraph } from '@tertulia/subgraph';
import { listSubgraphs } from '@tertulia/subgraph-list';
import type { DatabaseServer } from './database-server.js';
import type { Secrets } from './secrets.js';

export interface PlatformInput {
  databaseServer: DatabaseServer;
  secrets: Secrets;
  /** Settings of subgraphs, by their declared names, besides the secrets. */
  settings: Readonly<Record<string, unknown>>;
  clock: Clock;
  ids: Ids;
  logLevel: string;
}

/** All subgraphs in this process, on one bus. */
export type Platform = Awaited<ReturnType<typeof createPlatform>>;

export async function createPlatform(input: PlatformInput) {
  const { clock, ids } = input;
  const bus = new InProcessEventBus();
  const pubSub = new InMemoryPubSub();
  const open = new Map<string, OpenSubgraph>();
  let gateway: Pick<Subgraph, 'execute'> | undefined;
  const callSubgraph = localSubgraphCaller((name) => (name === 'gateway' ? gateway : open.get(name)?.subgraph));
  // One after the other: each migrates under a lock of the server, and their order does not matter.
  for (const declaration of await listSubgraphs()) {
    const { name } = declaration;
    const own = { databases: databasesOf(name, input), settings: settingsOf(declaration, input) };
    const log = createLog(name, input.logLevel);
    const part = await openSubgraph(declaration, { ...own, bus, pubSub, redis: null, clock, ids, log, callSubgraph });
    open.set(name, part);
  }
  const parts = [...open.values()];
  const relays = parts.flatMap(({ relay }) => (relay === null ? [] : [relay]));
  return {
    ...{ parts, relays, bus, pubSub, callSubgraph },
    /** What subgraphs serve beside the graph. */
    routes: parts.flatMap(({ routes = [] }) => routes),
    subgraphs: new Map<string, Subgraph>([...open].map(([name, { subgraph }]) => [name, subgraph])),
    /** What the wiring of a subgraph returned. */
    partOf: <Own extends Settings, Parts extends SubgraphParts>(
      declaration: SubgraphDeclaration<Own, Parts>,
    ): OpenSubgraph<Parts> => open.get(declaration.name) as OpenSubgraph<Parts>,
    /** Subgraphs can ask the gateway from now on. */
    joinGateway: (joined: Pick<Subgraph, 'execute'>) => {
      gateway = joined;
    },
    start: () => {
      for (const part of parts) part.start();
    },
    stop: async () => {
      pubSub.close();
      // All relays first: none may deliver an event to the bus after a consumer of another subgraph has ended.
      await Promise.all(relays.map(async (relay) => relay.stop()));
      await Promise.all(parts.map(async (part) => part.stop()));
    },
  };
}

function databasesOf(name: string, { databaseServer, secrets }: PlatformInput) {
  const ownerUrl = databaseServer.urlOf(`tertulia_${name}`);
  const applicationRole = { name: applicationRoleName, password: secrets.applicationPassword };
  return { ownerUrl, appUrl: applicationUrl(ownerUrl, applicationRole) };
}

function settingsOf(declaration: SubgraphDeclaration, { secrets, settings }: PlatformInput) {
  const { visitorTokenSecret, credentialsKey: credentialsKeys, mailSealKey: mailSealKeys, pushKey } = secrets;
  const own = { visitorTokenSecret, credentialsKeys, mailSealKeys, pushKey, filesLinkKeys: secrets.filesLinkKey };
  return takeSettings(declaration.settings, { ...own, ...settings });
}
