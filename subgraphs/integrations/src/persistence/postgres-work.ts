import type { EntityManager } from '@mikro-orm/postgresql';
import { eventsOn, workOn, type DatabaseWork } from '@tertulia/persistence';
import type { UnitOfWork } from '@tertulia/use-case';
import type { Stores } from '../application/ports.js';
import type { Jobs } from '@tertulia/jobs';
import { connectionStoresOn } from './connection-stores.js';
import { inboundStoresOn } from './inbound-stores.js';
import { webhookStoresOn } from './webhook-stores.js';
import { PostgresConfigurationWebhookStore } from './postgres-configuration-webhook-store.js';
import { PostgresEffectRunStore } from './postgres-effect-run-store.js';
import { PostgresOrganizationStore } from './postgres-organization-store.js';
import { PostgresRevocationStore } from './postgres-revocation-store.js';
import { PostgresSlackAlertStore } from './postgres-slack-alert-store.js';

/** Every store of this subgraph on one connection; jobs are sent in its transaction. */
export function storesWith(jobs: Jobs): (em: EntityManager) => Stores {
  return (em) => ({
    organizations: new PostgresOrganizationStore(em),
    ...connectionStoresOn(em),
    effectRuns: new PostgresEffectRunStore(em),
    revocations: new PostgresRevocationStore(em, jobs),
    ...webhookStoresOn(em, jobs),
    ...inboundStoresOn(em, jobs),
    configurationWebhooks: new PostgresConfigurationWebhookStore(em),
    slackAlerts: new PostgresSlackAlertStore(em),
    events: eventsOn(em),
  });
}

/** Units of work of this subgraph on PostgreSQL. */
export function postgresWork(database: DatabaseWork, jobs: Jobs): UnitOfWork<Stores> {
  return workOn(database, storesWith(jobs));
}
