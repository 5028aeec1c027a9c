import { addRevocation } from './delete-connection.js';
import type { ConnectionsDependencies } from './connection-dependencies.js';
import type { Stores } from './ports.js';

/**
 * Deletes every row of an organization. The tokens of its connections are revoked after the commit; they, and the key that opens them, stay
 * until then. Its connectors in the catalogue of all stay, because others use them.
 */
export async function deleteOrganization(
  deps: Pick<ConnectionsDependencies, 'connectors' | 'clock'>,
  stores: Stores,
  organizationId: string,
): Promise<void> {
  for (const { id } of await stores.connections.all(organizationId)) {
    const stored = await stores.connections.lock(organizationId, id);
    if (stored !== null) await addRevocation(deps, stores, stored);
  }
  await stores.organizations.deleteEverything(organizationId);
  const waiting = await stores.revocations.outliveOrganization(organizationId);
  if (waiting === 0) await stores.organizationKeys.delete(organizationId);
}
