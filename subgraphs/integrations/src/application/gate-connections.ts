import type { Entitlements } from '@tertulia/plan-limits';
import { resumed, suspended, type Connection } from '../domain/connection.js';
import { isIncluded } from '../domain/plan-gate.js';
import { emitState } from './connection-changes.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import type { Stores } from './ports.js';

type Gate = Pick<ConnectionsDependencies, 'clock' | 'ids' | 'connectors'>;

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
  const all = await stores.connections.all(organizationId);
  const wanted = all.map(({ connector: name, connectorVersion: version }) => ({ name, version }));
  const connectors = await deps.connectors.within(stores).findAll(organizationId, wanted);
  for (const [at, { id }] of all.entries()) {
    const connector = connectors[at] ?? null;
    const stored = await stores.connections.lock(organizationId, id);
    if (stored === null || connector === null) continue;
    const before = stored.connection;
    const now = deps.clock.now();
    const after = isIncluded(connector, entitlements.planCode) ? resumed(before, now) : suspended(before, now);
    if (after === before) continue;
    await stores.connections.save({ ...stored, connection: after });
    await emitState(deps, stores, { before, after });
    changed.push(after);
  }
  return changed;
}
