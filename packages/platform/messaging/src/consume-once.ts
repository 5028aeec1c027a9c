import type { EntityManager } from '@mikro-orm/postgresql';
import type { DomainEvent, EventName } from '@tertulia/events';
import { inTenant } from '@tertulia/persistence/tenancy';
import type { DatabaseWork } from '@tertulia/persistence';

/** Whose record, and of what. */
export interface Consumption<Name extends EventName> {
  readonly database: DatabaseWork;
  /** The consumer's name, the same for ever. */
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
 * Handles an event in one transaction with the record that it was handled, with the rows of the event's organization: a repeat
 * does nothing. Answers whether this was the first time.
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
 * As `consumeOnce` for events of one organization that came together: the handler gets those that are new, in order, and is not
 * called when there are none. Answers how many were new.
 */
export async function consumeBatchOnce<Name extends EventName>(
  { database, consumer, events }: BatchConsumption<Name>,
  handle: (em: EntityManager, fresh: readonly DomainEvent<Name>[]) => Promise<void>,
): Promise<number> {
  const organizationId = events[0]?.organizationId;
  if (organizationId === undefined) return 0;
  if (events.some((event) => event.organizationId !== organizationId))
    throw new Error('A batch belongs to one organization');
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
  // A repeat inside one batch must not pass twice.
  return events.filter((event) => isNew.delete(event.id));
}

const removal = 'delete from inbox where handled_at < ?';

/** Forgets what was handled before a time. Keep at least as long as an event may be repeated: days. Run it `asPlatform`. */
export async function forgetHandledBefore(database: DatabaseWork, time: Date): Promise<void> {
  await database.transact(async (em) => em.execute(removal, [time.toISOString()], 'run'));
}
