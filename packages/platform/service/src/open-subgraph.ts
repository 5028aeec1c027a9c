import { OutboxRelay, subscribeAll } from '@tertulia/messaging';
import { openSubgraphDatabase, type Database } from '@tertulia/persistence';
import type { Settings, ValuesOf } from '@tertulia/environment';
import { buildSubgraph, createLog, type Subgraph } from '@tertulia/subgraph';
import type { SubgraphDeclaration } from './declare-subgraph.js';
import { runJobs, type Locks } from './jobs.js';
import { newReplicaId } from './replica-id.js';
import type { Store, SubgraphGiven, SubgraphHost, SubgraphParts } from './subgraph-parts.js';

/** An open subgraph: the parts of its wiring, its part of the graph, start and stop. */
export type OpenSubgraph<Parts extends SubgraphParts = SubgraphParts> = Omit<Parts, 'close'> & {
  readonly subgraph: Subgraph;
  /** Null where it publishes no events. */
  readonly relay: Parts extends { readonly outbox: Database } ? OutboxRelay : OutboxRelay | null;
  /** Starts its jobs and the delivery of its events. */
  start(): void;
  /** Ends consumers, jobs, the relay and other resources, in this order; then closes the database. */
  stop(): Promise<void>;
};

/** Opens a subgraph on a host: database, consumers, graph. Nothing runs on its own before `start`. */
export async function openSubgraph<Own extends Settings, Parts extends SubgraphParts>(
  declaration: SubgraphDeclaration<Own, Parts>,
  host: SubgraphHost<ValuesOf<Own>>,
): Promise<OpenSubgraph<Parts>> {
  const { name } = declaration;
  const { bus, clock, log } = host;
  await declaration.load();
  const parts = await declaration.open(givenBy(name, host));
  const { deps, database, outbox, consumers, jobs = [], workers = [] } = parts;
  const subgraph = buildSubgraph({ name, log, ...(await declaration.schema(deps)) });
  const relay = outbox === undefined ? null : new OutboxRelay({ database: outbox, bus, clock, log });
  const running = runJobs(jobs, { log, locks: locksOf(database) });
  const consuming = subscribeAll(bus, consumers);
  const life = {
    start: () => {
      relay?.start();
      running.start();
      for (const worker of workers) worker.start();
    },
    stop: async () => {
      await consuming.end();
      await running.stop();
      await Promise.all(workers.map(async (worker) => worker.stop()));
      await relay?.stop();
      await parts.close?.();
      await database.close();
    },
  };
  return { ...parts, subgraph, relay, ...life } as OpenSubgraph<Parts>;
}

function givenBy<Own>(name: string, { databases, ...host }: SubgraphHost<Own>): SubgraphGiven<Own> {
  return {
    ...host,
    replicaId: host.replicaId ?? newReplicaId(name),
    openDatabase: async (options) => openSubgraphDatabase({ name, databases, ...options }),
  };
}

function locksOf(database: Store): Locks | null {
  return 'tryHold' in database ? (database as Store & Locks) : null;
}

/** The SDL of a subgraph, built without any store. */
export async function sdlOf(declaration: SubgraphDeclaration): Promise<string> {
  const { name } = declaration;
  return buildSubgraph({ name, log: createLog(name, 'silent'), ...(await declaration.schema({})) }).sdl;
}
