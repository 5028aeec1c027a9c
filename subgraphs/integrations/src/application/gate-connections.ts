import type { Entitlements } from '@tertulia/plan-limits';
import { resumed, suspended, type Connection } from '../domain/connection.js';
import { isIncluded } from '../domain/plan-gate.js';
import { emitState } from './connection-changes.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import type { Stores } from './ports.js';

type Gate = Pick<ConnectionsDependencies, 'clock' | 'ids' | 'registry'>;

/**
 * Stores the plan, suspends the connections that it does not include and resumes those that it includes again. Nothing is deleted.
 * Returns the connections that changed.
 */
export async function gateConnections(
  deps: Gate,
  stores: Stores,
  { organizationId, entitlements }: { readonly organizationId: string; readonly entitlements: Entitlements },
): Promise<Connection[]> {
  await stores.entitlements.save(organizationId, entitlements);
  const changed: Connection[] = [];
  for (const { id } of await stores.connections.all(organizationId)) {
    const stored = await stores.connections.lock(organizationId, id);
    if (stored === null) continue;
    const before = stored.connection;
    const after = gated(deps, before, entitlements);
    if (after === before) continue;
    await stores.connections.save({ ...stored, connection: after });
    await emitState(deps, stores, { before, after });
    changed.push(after);
  }
  return changed;
}

function gated({ clock, registry }: Gate, connection: Connection, { planCode }: Entitlements): Connection {
  const now = clock.now();
  const connector = registry.find(connection.connector);
  if (connector === null) return connection;
  return isIncluded(connector, planCode) ? resumed(connection, now) : suspended(connection, now);
}
