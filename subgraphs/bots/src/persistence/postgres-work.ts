import type { EntityManager } from '@mikro-orm/postgresql';
import { appendEvent, type DatabaseWork } from '@tertulia/persistence';
import type { BotsWork, Stores } from '../application/ports.js';
import { PostgresBotStore } from './postgres-bot-store.js';
import { PostgresDraftStore } from './postgres-draft-store.js';
import { PostgresEntitlementStore, PostgresOrganizationStore } from './postgres-organization-store.js';
import { PostgresPromptVersionStore } from './postgres-prompt-version-store.js';
import { PostgresPublicationStore } from './postgres-publication-store.js';
import { PostgresVersionStore } from './postgres-version-store.js';

/** Every store of this subgraph on one connection. */
export function storesOn(em: EntityManager): Stores {
  return {
    bots: new PostgresBotStore(em),
    drafts: new PostgresDraftStore(em),
    versions: new PostgresVersionStore(em),
    publications: new PostgresPublicationStore(em),
    promptVersions: new PostgresPromptVersionStore(em),
    entitlements: new PostgresEntitlementStore(em),
    organizations: new PostgresOrganizationStore(em),
    emit: async (event) => appendEvent(em, event),
  };
}

export function postgresWork(database: DatabaseWork): BotsWork {
  return {
    read: (run) => database.read((em) => run(storesOn(em))),
    transact: (run) => database.transact((em) => run(storesOn(em))),
  };
}
