import { requireOrganization, type Principal } from '@tertulia/principal';
import { announce, emitConfiguration } from './connection-changes.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import { lockConnection } from './connection-policies.js';

/**
 * Deletes the connection with its secret. Flows that use it report that it is missing.
 * @throws DomainError FORBIDDEN, NOT_FOUND
 */
export async function deleteConnection(
  deps: ConnectionsDependencies,
  principal: Principal,
  connectionId: string,
): Promise<string> {
  const organizationId = requireOrganization(principal);
  const deleted = await deps.work.transact({ organizationId }, async (stores) => {
    const { connection } = await lockConnection(stores, principal, { organizationId, connectionId });
    await stores.connections.delete(organizationId, connectionId);
    await emitConfiguration(deps, stores, { connection, change: 'DELETED' });
    return connection;
  });
  announce(deps.feed, deleted, true);
  return deleted.id;
}
