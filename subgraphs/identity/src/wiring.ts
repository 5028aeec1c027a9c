import { mailSealing, takenAddressSealing } from '@tertulia/mail';
import { inboxOn, topic, type PubSub } from '@tertulia/messaging';
import { revocationsTopic, type CredentialRevocation } from '@tertulia/principal';
import type { Job, SubgraphGiven } from '@tertulia/service/declaration';
import { carryOutDeletions } from './application/carry-out-deletions.js';
import { createApiKey, type CreateApiKeyInput } from './application/create-api-key.js';
import { createDemoOrganization, type DemoOrganization } from './application/create-demo-organization.js';
import type { IdentityDependencies } from './application/dependencies.js';
import { grantSuperAdmin } from './application/grant-super-admin.js';
import type { Caller } from './application/policies.js';
import type { CredentialCache } from './application/ports.js';
import { sweepExpired } from './application/sweep-expired.js';
import { Argon2PasswordHasher } from './clients/argon2-password-hasher.js';
import { graphNodeDirectory } from './clients/graph-node-directory.js';
import { keyedCodeHasher } from './clients/keyed-code-hasher.js';
import { portalLinks } from './clients/portal-links.js';
import { randomSecretSource } from './clients/random-secret-source.js';
import { identityConsumers } from './events/consumers.js';
import { InMemoryCredentialCache } from './persistence/in-memory-credential-cache.js';
import { identityMigrations } from './persistence/migrations/index.js';
import { postgresWork, storesOn } from './persistence/postgres-work.js';
import { RedisCredentialCache } from './persistence/redis-credential-cache.js';
import { identityEntities } from './persistence/tables.js';
import type { IdentitySettings } from './settings.js';

/** Opens the database and the credential cache, and the use cases on them. */
export async function openIdentity(given: SubgraphGiven<IdentitySettings>) {
  const { pubSub, callSubgraph, clock, ids, settings } = given;
  const database = await given.openDatabase({ migrations: identityMigrations, entities: identityEntities });
  const memory = rememberIn(given);
  const deps: IdentityDependencies = {
    work: postgresWork(database, revoking(memory.cache, pubSub)),
    credentials: memory.cache,
    passwords: await Argon2PasswordHasher.create(),
    secrets: randomSecretSource,
    codes: keyedCodeHasher(settings.mailSealKeys),
    mails: mailSealing(settings.mailSealKeys),
    mailDelivery: mailDeliveryOf(settings),
    links: portalLinks(settings.publicUrl),
    nodes: graphNodeDirectory(callSubgraph),
    clock,
    ids,
  };
  return {
    ...{ deps, database, outbox: database },
    consumers: identityConsumers(
      inboxOn(database, (em) => storesOn(em)),
      takenAddressSealing(settings.mailSealKeys).open,
    ),
    jobs: jobsOf(deps),
    useCases: useCasesOf(deps),
    close: async () => memory.close(),
  };
}

function mailDeliveryOf({ smtpUrl, hasMailTray }: IdentitySettings): IdentityDependencies['mailDelivery'] {
  if (smtpUrl !== null) return 'SERVER';
  return hasMailTray ? 'TRAY' : 'NONE';
}

function jobsOf(deps: IdentityDependencies): Job[] {
  return [
    { name: 'sweep what has expired', everyMs: 3_600_000, underLock: true, run: async () => sweepExpired(deps) },
    { name: 'carry out deletions', everyMs: 60_000, underLock: true, run: async () => carryOutDeletions(deps) },
  ];
}

/** For demo data, operators and tests; of these, the API exposes only createApiKey. */
function useCasesOf(deps: IdentityDependencies) {
  return {
    createDemoOrganization: async (demo: DemoOrganization) => createDemoOrganization(deps, demo),
    createApiKey: async (caller: Caller, key: CreateApiKeyInput) => createApiKey(deps, caller, key),
    grantSuperAdmin: async (email: string) => grantSuperAdmin(deps, email),
    /** What the job does every minute. */
    carryOutDeletions: async () => carryOutDeletions(deps),
  };
}

/** Where resolved credentials are cached: for all replicas if there is a Redis. */
function rememberIn({ redis, clock, log }: SubgraphGiven<IdentitySettings>): {
  cache: CredentialCache;
  close(): void;
} {
  if (redis === null) return { cache: new InMemoryCredentialCache(clock), close: () => undefined };
  const cache = new RedisCredentialCache(redis, log);
  return { cache, close: () => cache.close() };
}

/** Evicts credentials that ended, here and at the gateways. */
function revoking(credentials: CredentialCache, pubSub: PubSub) {
  return async (revocation: CredentialRevocation): Promise<void> => {
    await credentials.revoke(revocation);
    pubSub.publish(topic<CredentialRevocation>(revocationsTopic), revocation);
  };
}
