import type { EntityManager } from '@mikro-orm/postgresql';
import type { DatabaseWork } from '@tertulia/persistence';
import type { Stores, TemplatesWork } from '../application/ports.js';
import { PostgresInstallationStore } from './postgres-installation-store.js';
import { PostgresOrganizationStore } from './postgres-organization-store.js';

/** Every store of this subgraph on one connection. */
export function storesOn(em: EntityManager): Stores {
  return { organizations: new PostgresOrganizationStore(em), installations: new PostgresInstallationStore(em) };
}

export function postgresWork(database: DatabaseWork): TemplatesWork {
  return {
    read: (run) => database.read((em) => run(storesOn(em))),
    transact: (run) => database.transact((em) => run(storesOn(em))),
  };
}
