import type { EntityManager } from '@mikro-orm/postgresql';
import { eventsOn, workOn, type DatabaseWork } from '@tertulia/persistence';
import type { UnitOfWork } from '@tertulia/use-case';
import type { Stores } from '../application/ports.js';
import { PostgresBotStore } from './postgres-bot-store.js';
import { PostgresDocumentStore } from './postgres-document-store.js';
import { PostgresDraftStore } from './postgres-draft-store.js';
import { PostgresImportReportStore } from './postgres-import-report-store.js';
import { PostgresEntitlementStore, PostgresOrganizationStore } from './postgres-organization-store.js';
import { PostgresPinStore } from './postgres-pin-store.js';
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
    pins: new PostgresPinStore(em),
    promptVersions: new PostgresPromptVersionStore(em),
    entitlements: new PostgresEntitlementStore(em),
    organizations: new PostgresOrganizationStore(em),
    documents: new PostgresDocumentStore(em),
    importReports: new PostgresImportReportStore(em),
    events: eventsOn(em),
  };
}

/** Units of work of this subgraph on PostgreSQL. */
export function postgresWork(database: DatabaseWork): UnitOfWork<Stores> {
  return workOn(database, storesOn);
}
