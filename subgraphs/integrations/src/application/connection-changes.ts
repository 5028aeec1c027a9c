import { eventOf, type Clock, type Ids } from '@tertulia/use-case';
import type { Connection } from '../domain/connection.js';
import type { ConnectionFeed } from './connection-ports.js';
import type { Stores } from './ports.js';

type Sources = { readonly clock: Clock; readonly ids: Ids };

/** What happened to the configuration of a connection. */
export type ConfigurationChange = 'CREATED' | 'UPDATED' | 'DELETED';

/**
 * Emits that a connection has another state than before; nothing if it has the same. Null for a new one. Runs that waited for it are due when
 * it works again.
 */
export async function emitState(
  deps: Sources,
  stores: Pick<Stores, 'events' | 'runs'>,
  { before, after }: { readonly before: Connection | null; readonly after: Connection },
): Promise<void> {
  if (before?.state === after.state && before.stateReason === after.stateReason) return;
  const { id: connectionId, organizationId, connector, name, state, stateReason: reason } = after;
  const payload = {
    ...{ connectionId, connector, name, botIds: [...after.botIds], state, reason },
    ...{ previous: before?.state ?? null, since: after.stateSince.toISOString() },
  };
  await stores.events.emit(eventOf(deps, 'integrations.connection-state-changed.v1', { organizationId, payload }));
  if (before !== null && state === 'CONNECTED')
    await stores.runs.hasten(organizationId, connectionId, deps.clock.now());
}

/** Emits that actions have to read a connection again. */
export async function emitConfiguration(
  deps: Sources,
  stores: Pick<Stores, 'events'>,
  { connection, change }: { readonly connection: Connection; readonly change: ConfigurationChange },
): Promise<void> {
  const { id: connectionId, organizationId, revision } = connection;
  const payload = { connectionId, revision, change, botIds: [...connection.botIds] };
  await stores.events.emit(eventOf(deps, 'integrations.configuration-changed.v1', { organizationId, payload }));
}

/** Notifies subscribers; call it after the commit. */
export function announce(feed: ConnectionFeed, connection: Connection, isDeleted = false): void {
  const { id: connectionId, organizationId, botIds } = connection;
  feed.changed(organizationId, { connectionId, botIds: [...botIds], isDeleted });
}
