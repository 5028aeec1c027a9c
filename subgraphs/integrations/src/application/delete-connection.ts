import { requireOrganization, type Principal } from '@tertulia/principal';
import { announce, emitConfiguration } from './connection-changes.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import { lockConnection } from './connection-policies.js';
import type { StoredConnection } from './connection-ports.js';
import type { Stores } from './ports.js';

/**
 * Deletes the connection with its secret. Flows that use it report that it is missing; the provider of its tokens is told afterwards.
 * @throws DomainError FORBIDDEN, NOT_FOUND
 */
export async function deleteConnection(
  deps: ConnectionsDependencies,
  principal: Principal,
  connectionId: string,
): Promise<string> {
  const organizationId = requireOrganization(principal);
  const deleted = await deps.work.transact({ organizationId }, async (stores) => {
    const stored = await lockConnection(stores, principal, { organizationId, connectionId });
    const { connection } = stored;
    await addRevocation(deps, stores, stored);
    await stores.connections.delete(organizationId, connectionId);
    await stores.slackAlerts.delete(organizationId, connectionId);
    await emitConfiguration(deps, stores, { connection, change: 'DELETED' });
    return connection;
  });
  announce(deps.feed, deleted, true);
  deps.revocationQueue.wake();
  return deleted.id;
}

/** Has the tokens of a connection revoked, if it has any: its provider is told after the commit. */
export async function addRevocation(
  { connectors, clock }: Pick<ConnectionsDependencies, 'connectors' | 'clock'>,
  { revocations }: Stores,
  { connection, credential: sealed }: StoredConnection,
): Promise<void> {
  const { id: connectionId, organizationId, connector, connectorVersion, accountLabel } = connection;
  const isByOAuth = connectors.platform.find(connector, connectorVersion)?.auth.kind === 'OAUTH';
  if (!isByOAuth || sealed === null) return;
  const facts = { connectionId, organizationId, connector, connectorVersion, accountLabel };
  await revocations.add({ ...facts, sealed, createdAt: clock.now() });
}
