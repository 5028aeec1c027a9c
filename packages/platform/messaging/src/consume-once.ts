import type { EntityManager } from '@mikro-orm/postgresql';
import type { DomainEvent, EventName } from '@tertulia/events';
import { inTenant } from '@tertulia/persistence/tenancy';
import type { DatabaseWork } from '@tertulia/persistence';

/** The consumer and the event that an inbox row records. */
export interface Consumption<Name extends EventName> {
  readonly database: DatabaseWork;
  /** The consumer's name; it must never change. */
  readonly consumer: string;
  readonly event: DomainEvent<Name>;
}

/** Several events of one organization. */
export interface BatchConsumption<Name extends EventName> {
  readonly database: DatabaseWork;
  readonly consumer: string;
  readonly events: readonly DomainEvent<Name>[];
}

/**
 * Handles an event in one transaction with its inbox row, scoped to the event's organization, so that a repeat does nothing. Returns
 * whether this was the first time.
 */
export async function consumeOnce<Name extends EventName>(
  { database, consumer, event }: Consumption<Name>,
  handle: (em: EntityManager, event: DomainEvent<Name>) => Promise<void>,
): Promise<boolean> {
  const handled = await consumeBatchOnce({ database, consumer, events: [event] }, async (em, [first]) => {
    if (first !== undefined) await handle(em, first);
  });
  return handled === 1;
}

/**
 * Like `consumeOnce`, for a batch of events of one organization: the handler receives the new ones, in order, and is not called when there
 * are none. Returns how many were new.
 */
export async function consumeBatchOnce<Name extends EventName>(
  { database, consumer, events }: BatchConsumption<Name>,
  handle: (em: EntityManager, fresh: readonly DomainEvent<Name>[]) => Promise<void>,
): Promise<number> {
  const organizationId = events[0]?.organizationId;
  if (organizationId === undefined) return 0;
  if (events.some((event) => event.organizationId !== organizationId))
    throw new Error('All events of a batch must belong to one organization');
  return inTenant(organizationId, async () =>
    database.transact(async (em) => {
      const fresh = await recordNew(em, consumer, events);
      if (fresh.length > 0) await handle(em, fresh);
      return fresh.length;
    }),
  );
}

async function recordNew<Name extends EventName>(
  em: EntityManager,
  consumer: string,
  events: readonly DomainEvent<Name>[],
): Promise<DomainEvent<Name>[]> {
  const places = events.map(() => '(?, ?, ?)').join(', ');
  const inserted: { event_id: string }[] = await em.execute(
    `insert into inbox (consumer, event_id, organization_id) values ${places} on conflict do nothing returning event_id`,
    events.flatMap((event) => [consumer, event.id, event.organizationId]),
  );
  const isNew = new Set(inserted.map((row) => row.event_id));
  // The same event twice in one batch must be handled once.
  return events.filter((event) => isNew.delete(event.id));
}

const removal = 'delete from inbox where handled_at < ?';

/** Deletes inbox rows older than a time. Keep them for as long as an event may be repeated: days. Run it `asPlatform`. */
export async function forgetHandledBefore(database: DatabaseWork, time: Date): Promise<void> {
  await database.transact(async (em) => em.execute(removal, [time.toISOString()], 'run'));
}
