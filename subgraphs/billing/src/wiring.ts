import { consumeBatchOnce, consumeOnce, narrowed, OutboxRelay, type EventBus } from '@tertulia/messaging';
import type { Locks } from '@tertulia/locks';
import {
  asPlatform,
  openSubgraphDatabase,
  type Clock,
  type Database,
  type DatabaseUrls,
  type Ids,
} from '@tertulia/persistence';
import type { Logger, Subgraph } from '@tertulia/subgraph';
import type { BillingDependencies } from './application/ports.js';
import { rollPeriods } from './application/roll-periods.js';
import { onOrganizationChanged, organizationEvents } from './events/on-organization-changed.js';
import { onUsage, usageEvents, type UsageEvent } from './events/on-usage.js';
import { buildBillingSubgraph } from './graphql/schema.js';
import { billingMigrations } from './persistence/migrations/index.js';
import { postgresWork, storesOn } from './persistence/postgres-work.js';
import { billingEntities } from './persistence/tables.js';

export interface BillingInput {
  /** The subgraph's own database. */
  databases: DatabaseUrls;
  bus: EventBus;
  locks: Locks;
  clock: Clock;
  ids: Ids;
  log: Logger;
}

export interface BillingSubgraph {
  subgraph: Subgraph;
  relay: OutboxRelay;
  database: Database;
  deps: BillingDependencies;
  start(): void;
  stop(): Promise<void>;
}

/** How often ended periods are looked for. Reads roll by themselves: this only tells the other subgraphs. */
const rollCheckMs = 60_000;

/** Migrates and opens the database, registers the consumers, builds the graph. */
export async function createBillingSubgraph(input: BillingInput): Promise<BillingSubgraph> {
  const { databases, bus, clock, ids, log } = input;
  const database = await openSubgraphDatabase({
    name: 'billing',
    databases,
    migrations: billingMigrations,
    entities: billingEntities,
  });
  const deps: BillingDependencies = { work: postgresWork(database), clock, ids };
  registerConsumers(deps, database, bus);
  const relay = new OutboxRelay({ database, bus, clock, log });
  const subgraph = buildBillingSubgraph(deps, log);
  return { subgraph, relay, database, deps, ...jobs({ deps, relay, database, log, locks: input.locks }) };
}

function registerConsumers(deps: BillingDependencies, database: Database, bus: EventBus): void {
  bus.subscribe('billing.organizations', organizationEvents, async (event) => {
    await consumeOnce({ database, consumer: 'billing.organizations', event }, async (em) => {
      await onOrganizationChanged(deps, storesOn(em), narrowed(event) as Parameters<typeof onOrganizationChanged>[2]);
    });
  });
  bus.subscribeBatches('billing.usage', usageEvents, async (events) => {
    await consumeBatchOnce({ database, consumer: 'billing.usage', events }, async (em, fresh) => {
      await onUsage(deps, storesOn(em), fresh as readonly UsageEvent[]);
    });
  });
}

function jobs(about: { deps: BillingDependencies; relay: OutboxRelay; database: Database; log: Logger; locks: Locks }) {
  const { deps, relay, database, log, locks } = about;
  let timer: NodeJS.Timeout | undefined;
  const roll = (): void => {
    locks
      .tryHold('billing:roll-periods', async () => asPlatform('roll periods', async () => rollPeriods(deps)))
      .catch((error: unknown) => log.error({ err: error }, 'roll periods'));
  };
  return {
    start: () => {
      relay.start();
      timer = setInterval(roll, rollCheckMs);
      timer.unref();
      roll();
    },
    stop: async () => {
      clearInterval(timer);
      await relay.stop();
      await database.close();
    },
  };
}
