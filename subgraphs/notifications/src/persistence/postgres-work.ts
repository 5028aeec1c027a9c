import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jobs } from '@tertulia/jobs';
import { workOn, type DatabaseWork } from '@tertulia/persistence';
import type { Clock, UnitOfWork } from '@tertulia/use-case';
import type { Stores } from '../application/ports.js';
import { OutboxOutside, type RowIdOf } from './outbox-outside.js';
import { PostgresAlertStore, PostgresRuleStore } from './postgres-alert-stores.js';
import { PostgresCountStore } from './postgres-count-store.js';
import { PostgresDeviceStore } from './postgres-device-store.js';
import { PostgresDispatchStore } from './postgres-dispatch-store.js';
import { PostgresGatheringStore } from './postgres-gathering-store.js';
import { PostgresMailPolicyStore } from './postgres-mail-policy-store.js';
import { PostgresNotificationStore } from './postgres-notification-store.js';
import { PostgresOccasionStore } from './postgres-occasion-store.js';
import { PostgresOrganizationStore } from './postgres-organization-store.js';
import { PostgresOutsideDigestStore } from './postgres-outside-digest-store.js';
import { PostgresPreferenceStore, PostgresRestedStore } from './postgres-person-stores.js';

interface Place {
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly rowIdOf: RowIdOf;
  readonly sealAddress: (eventId: string, address: string) => string;
}

/** Every store of this subgraph on one connection; jobs are sent in its transaction. */
export function storesWith(place: Place): (em: EntityManager) => Stores {
  return (em) => ({
    organizations: new PostgresOrganizationStore(em, place.clock),
    rules: new PostgresRuleStore(em),
    alerts: new PostgresAlertStore(em),
    occasions: new PostgresOccasionStore(em, place),
    notifications: new PostgresNotificationStore(em),
    dispatches: new PostgresDispatchStore(em, place),
    gathering: new PostgresGatheringStore(em, place),
    mailPolicy: new PostgresMailPolicyStore(em),
    preferences: new PostgresPreferenceStore(em),
    rested: new PostgresRestedStore(em),
    devices: new PostgresDeviceStore(em),
    counts: new PostgresCountStore(em),
    outside: new OutboxOutside(em, place),
    outsideDigests: new PostgresOutsideDigestStore(em),
  });
}

/** Units of work of this subgraph on PostgreSQL. */
export function postgresWork(database: DatabaseWork, place: Place): UnitOfWork<Stores> {
  return workOn(database, storesWith(place));
}
