import { RedisUnavailableError } from './redis/index.js';
import { inTenant } from '@tertulia/persistence/tenancy';
import type { EventBus } from './event-bus.js';
import { inPublishScope } from './event-scope.js';
import { inParallel } from './in-parallel.js';
import { eventOfRow, type OutboxRow } from './outbox-table.js';

/** An event that a consumer or the transport refused. */
export interface DeliveryFailure {
  readonly row: OutboxRow;
  readonly error: Error;
}

/** The outcome of a batch. Rows that are not listed were not attempted: they wait behind a failure or for the transport. */
export interface DeliveryOutcome {
  readonly done: readonly OutboxRow[];
  readonly failures: readonly DeliveryFailure[];
  /** Set when the transport became unavailable during the batch. */
  readonly away: RedisUnavailableError | null;
}

interface GroupOutcome {
  readonly done: readonly OutboxRow[];
  readonly failure: DeliveryFailure | null;
}

/** Publishes rows in order within each organization. Never rejects. */
export async function deliverRows(bus: EventBus, sender: string, rows: readonly OutboxRow[]): Promise<DeliveryOutcome> {
  const transport: { away: RedisUnavailableError | null } = { away: null };
  const outcomes = await inParallel(byOrganization(rows), bus.publicationsAtOnce, async (group) => {
    if (transport.away !== null) return { done: [], failure: null };
    const outcome = await deliverGroup(async (some) => publish(bus, sender, some), group);
    if (outcome.failure?.error instanceof RedisUnavailableError) transport.away = outcome.failure.error;
    return outcome;
  });
  return {
    done: outcomes.flatMap((outcome) => outcome.done),
    failures: outcomes.flatMap(({ failure }) =>
      failure === null || failure.error instanceof RedisUnavailableError ? [] : [failure],
    ),
    away: transport.away,
  };
}

type Publish = (rows: readonly OutboxRow[]) => Promise<Error | null>;

/** All at once if that works; otherwise one by one, to find the one that fails and hold back those behind it. */
async function deliverGroup(publishRows: Publish, rows: readonly OutboxRow[]): Promise<GroupOutcome> {
  const error = await publishRows(rows);
  const [first] = rows;
  if (error === null || first === undefined) return { done: rows, failure: null };
  if (rows.length === 1 || error instanceof RedisUnavailableError) return { done: [], failure: { row: first, error } };
  for (const [at, row] of rows.entries()) {
    const failure = await publishRows([row]);
    if (failure !== null) return { done: rows.slice(0, at), failure: { row, error: failure } };
  }
  return { done: rows, failure: null };
}

/** Handlers run with the organization's row-level scope, not with the relay's. */
async function publish(bus: EventBus, sender: string, rows: readonly OutboxRow[]): Promise<Error | null> {
  try {
    const events = rows.map(eventOfRow);
    const [first] = events;
    const give = async (): Promise<void> => inPublishScope(sender, events, async () => bus.publish(events, sender));
    if (first !== undefined) await inTenant(first.organizationId, give);
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function byOrganization(rows: readonly OutboxRow[]): OutboxRow[][] {
  const groups = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const group = groups.get(row.organization_id) ?? [];
    group.push(row);
    groups.set(row.organization_id, group);
  }
  return [...groups.values()];
}
