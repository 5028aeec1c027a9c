import { consumeOnce, OutboxRelay, topic } from '@tertulia/messaging';
import type { EventBus, PubSub } from '@tertulia/messaging';
import type { Locks } from '@tertulia/locks';
import { openSubgraphDatabase } from '@tertulia/persistence';
import type { Clock, Database, Ids } from '@tertulia/persistence';
import { revocationsTopic } from '@tertulia/principal';
import type { CredentialRevocation } from '@tertulia/principal';
import type { RedisServer } from '@tertulia/messaging/redis';
import type { Logger, Subgraph, SubgraphCaller } from '@tertulia/subgraph';
import { carryOutDeletions } from './application/carry-out-deletions.js';
import { createApiKey } from './application/create-api-key.js';
import type { CreateApiKeyInput, CreatedApiKey } from './application/create-api-key.js';
import { createDemoOrganization } from './application/create-demo-organization.js';
import type { CreatedDemo, DemoOrganization } from './application/create-demo-organization.js';
import { grantSuperAdmin } from './application/grant-super-admin.js';
import type { Caller } from './application/policies.js';
import type { CredentialCache, IdentityDependencies } from './application/ports.js';
import { sweepExpired } from './application/sweep-expired.js';
import { Argon2PasswordHasher } from './clients/argon2-password-hasher.js';
import { graphNodeDirectory } from './clients/graph-node-directory.js';
import { randomSecretSource } from './clients/random-secret-source.js';
import { buildIdentitySubgraph } from './graphql/schema.js';
import { onEntitlementsChanged } from './events/on-entitlements-changed.js';
import { InMemoryCredentialCache } from './persistence/in-memory-credential-cache.js';
import { identityMigrations } from './persistence/migrations/index.js';
import { postgresWork, storesOn } from './persistence/postgres-work.js';
import { RedisCredentialCache } from './persistence/redis-credential-cache.js';
import { identityEntities } from './persistence/tables.js';

/** What identity is configured with. */
export interface IdentitySettings {
  /** Where the portal is reached, without a slash at the end; links in invitations begin with it. */
  readonly publicUrl: string;
  /** Connections at most. Default 10. */
  readonly poolSize?: number;
}

/** What identity stands on. */
export interface IdentityInput {
  readonly databases: { readonly ownerUrl: string; readonly appUrl: string };
  readonly bus: EventBus;
  /** Tells gateways which credentials ended. */
  readonly pubSub: PubSub;
  /** So that one replica sweeps at a time. */
  readonly locks: Locks;
  /** Where resolved credentials are remembered for all replicas; null for the only process of an installation. */
  readonly redis: RedisServer | null;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  /** Whether what an id names exists is known to its owner. */
  readonly callSubgraph: SubgraphCaller;
  readonly settings: IdentitySettings;
}

/** A running identity. */
export interface Identity {
  readonly subgraph: Subgraph;
  readonly relay: OutboxRelay;
  readonly database: Database;
  /** Begins to deliver events, to sweep what has expired and to carry out deletions. */
  start(): void;
  /** Ends both and closes the database; resolves when nothing runs any more. */
  stop(): Promise<void>;
  /** For the makers of demo data, operators and suites; a field of the API leads to createApiKey alone. */
  readonly useCases: {
    createDemoOrganization(demo: DemoOrganization): Promise<CreatedDemo>;
    createApiKey(caller: Caller, input: CreateApiKeyInput): Promise<CreatedApiKey>;
    grantSuperAdmin(email: string): Promise<boolean>;
    /** What the job does every minute. */
    carryOutDeletions(): ReturnType<typeof carryOutDeletions>;
  };
}

const sweepIntervalMs = 3_600_000;
const deletionIntervalMs = 60_000;

/** Brings identity's database up to date and builds the subgraph on it. */
export async function createIdentitySubgraph(input: IdentityInput): Promise<Identity> {
  const { databases, bus, clock, log } = input;
  const database = await openSubgraphDatabase({
    name: 'identity',
    databases,
    migrations: identityMigrations,
    entities: identityEntities,
    ...(input.settings.poolSize === undefined ? {} : { poolSize: input.settings.poolSize }),
  });
  const memory = rememberIn(input);
  const deps = await dependenciesOf(input, { database, credentials: memory.cache });
  registerConsumers(database, bus);
  const relay = new OutboxRelay({ database, bus, clock, log });
  const jobs = [
    { name: 'identity:sweep', everyMs: sweepIntervalMs, work: () => sweepExpired(deps) },
    { name: 'identity:deletions', everyMs: deletionIntervalMs, work: () => carryOutDeletions(deps) },
  ].map((job) => repeated(job, input));
  return {
    subgraph: buildIdentitySubgraph(deps, log),
    relay,
    database,
    start: () => {
      relay.start();
      for (const job of jobs) job.start();
    },
    stop: async () => {
      await Promise.all(jobs.map((job) => job.stop()));
      await relay.stop();
      memory.close();
      await database.close();
    },
    useCases: {
      createDemoOrganization: (demo) => createDemoOrganization(deps, demo),
      createApiKey: (caller, key) => createApiKey(deps, caller, key),
      grantSuperAdmin: (email) => grantSuperAdmin(deps, email),
      carryOutDeletions: () => carryOutDeletions(deps),
    },
  };
}

function registerConsumers(database: Database, bus: EventBus): void {
  const consumer = 'identity.entitlements';
  bus.subscribe(consumer, ['billing.entitlements-changed.v1'], async (event) => {
    await consumeOnce({ database, consumer, event }, async (em) => onEntitlementsChanged(storesOn(em), event));
  });
}

/** Where resolved credentials are remembered. */
function rememberIn({ redis, clock, log }: IdentityInput): { cache: CredentialCache; close(): void } {
  if (redis === null) return { cache: new InMemoryCredentialCache(clock), close: () => undefined };
  const cache = new RedisCredentialCache(redis, log);
  return { cache, close: () => cache.close() };
}

async function dependenciesOf(
  { clock, ids, settings, pubSub, callSubgraph }: IdentityInput,
  { database, credentials }: { database: Database; credentials: CredentialCache },
): Promise<IdentityDependencies> {
  return {
    work: postgresWork(database, async (revocation) => {
      await credentials.revoke(revocation);
      pubSub.publish(topic<CredentialRevocation>(revocationsTopic), revocation);
    }),
    credentials,
    passwords: await Argon2PasswordHasher.create(),
    secrets: randomSecretSource,
    clock,
    ids,
    invitationLink: (token) => `${settings.publicUrl}/invitation/${token}`,
    nodes: graphNodeDirectory(callSubgraph),
  };
}

/** A piece of work that one replica does at a time, again and again; a failure is tried again the next time. */
function repeated(
  { name, everyMs, work }: { name: string; everyMs: number; work: () => Promise<object> },
  { log, locks }: Pick<IdentityInput, 'log' | 'locks'>,
): { start(): void; stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const run = () => {
    running = locks.tryHold(name, work).then(
      (done) => log.debug(done ?? {}, name),
      (error: unknown) => log.warn({ err: error, job: name }, 'a job failed; it is tried again'),
    );
  };
  return {
    start: () => {
      timer ??= setInterval(run, everyMs).unref();
    },
    stop: async () => {
      clearInterval(timer);
      timer = undefined;
      await running;
    },
  };
}
