import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jobs } from '@tertulia/jobs';
import type { InboundStores } from '../application/inbound-ports.js';
import { InboundSourceTable } from './inbound-tables.js';
import { inboxQueue } from './inbox-queue.js';
import { PostgresInboundSourceStore } from './postgres-inbound-source-store.js';
import { PostgresInboxStore } from './postgres-inbox-store.js';

/** Removes the sources of an organization; their events follow. */
export async function deleteInbound(em: EntityManager, organizationId: string): Promise<void> {
  await em.nativeDelete(InboundSourceTable, { organizationId });
}

/** The stores of what external systems call, on one database connection. */
export function inboundStoresOn(em: EntityManager, jobs: Jobs): InboundStores {
  return {
    inboundSources: new PostgresInboundSourceStore(em),
    inbox: new PostgresInboxStore(em),
    inboxJobs: { send: async (place) => jobs.send(em, inboxQueue.queue, [inboxQueue.jobOf(place)]) },
  };
}
