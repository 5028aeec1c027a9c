import type { EntityManager } from '@mikro-orm/postgresql';
import type { ConnectionStores } from '../application/connection-ports.js';
import { ActionRunTable, ConnectionTable, EntitlementTable, OAuthAttemptTable } from './connection-tables.js';
import { PostgresConnectionStore } from './postgres-connection-store.js';
import { PostgresCustomConnectorStore } from './postgres-custom-connector-store.js';
import { PostgresEntitlementStore } from './postgres-entitlement-store.js';
import { PostgresOAuthAttemptStore } from './postgres-oauth-attempt-store.js';
import { PostgresOrganizationKeyStore } from './postgres-organization-key-store.js';
import { PostgresRunStore } from './postgres-run-store.js';

/** The stores of connections on one database connection. */
export function connectionStoresOn(em: EntityManager): ConnectionStores {
  return {
    organizationKeys: new PostgresOrganizationKeyStore(em),
    connections: new PostgresConnectionStore(em),
    customConnectors: new PostgresCustomConnectorStore(em),
    attempts: new PostgresOAuthAttemptStore(em),
    runs: new PostgresRunStore(em),
    entitlements: new PostgresEntitlementStore(em),
  };
}

/**
 * Deletes every row of connections of the organization, except its key, the tokens that are still to be revoked, and versions of connectors in
 * the catalogue of all, which others use.
 */
export async function deleteConnections(em: EntityManager, organizationId: string): Promise<void> {
  await em.nativeDelete(ConnectionTable, { organizationId });
  await new PostgresCustomConnectorStore(em).deleteUnshared(organizationId);
  await em.nativeDelete(OAuthAttemptTable, { organizationId });
  await em.nativeDelete(ActionRunTable, { organizationId });
  await em.nativeDelete(EntitlementTable, { organizationId });
}
