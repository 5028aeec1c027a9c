import type { EntityManager } from '@mikro-orm/postgresql';
import { eventsOn, workOn } from '@tertulia/persistence';
import type { DatabaseWork } from '@tertulia/persistence';
import type { UnitOfWork } from '@tertulia/use-case';
import type { Stores } from '../application/ports.js';
import type { CredentialRevocation } from '@tertulia/principal';
import { PostgresApiKeyStore } from './postgres-api-key-store.js';
import { PostgresAttemptStore } from './postgres-attempt-store.js';
import { PostgresAuditTrail } from './postgres-audit-trail.js';
import { PostgresCredentialStore } from './postgres-credential-store.js';
import { PostgresDeviceStore } from './postgres-device-store.js';
import { PostgresEntitlementStore } from './postgres-entitlement-store.js';
import { PostgresInvitationStore } from './postgres-invitation-store.js';
import { PostgresMailedSecretStore } from './postgres-mailed-secret-store.js';
import { PostgresPendingSignUpStore } from './postgres-pending-sign-up-store.js';
import { PostgresMembershipStore } from './postgres-membership-store.js';
import { PostgresOrganizationStore } from './postgres-organization-store.js';
import { RevokedCredentials } from './revoked-credentials.js';
import { PostgresSessionStore } from './postgres-session-store.js';
import { PostgresUserStore } from './postgres-user-store.js';

/**
 * Units of work of this subgraph on PostgreSQL. `onRevoked` is awaited after each transaction that changed what
 * credentials grant, even if it failed: a commit whose response was lost may have happened, and an unneeded revocation
 * does no harm.
 */
export function postgresWork(
  database: DatabaseWork,
  onRevoked: (revocation: CredentialRevocation) => Promise<void>,
): UnitOfWork<Stores> {
  return {
    read: (reach, run) => workOn(database, storesOn).read(reach, run),
    transact: async (reach, run) => {
      let revoked = new RevokedCredentials();
      // A retried transaction starts with new stores.
      const stores = (em: EntityManager): Stores => storesOn(em, (revoked = new RevokedCredentials()));
      try {
        return await workOn(database, stores).transact(reach, run);
      } finally {
        const revocation = revoked.revocation();
        if (revocation !== null) await onRevoked(revocation);
      }
    },
  };
}

/** The stores on an entity manager, for consumers whose transaction is opened by the inbox. */
export function storesOn(em: EntityManager, revoked = new RevokedCredentials()): Stores {
  return {
    users: new PostgresUserStore(em, revoked),
    organizations: new PostgresOrganizationStore(em, revoked),
    memberships: new PostgresMembershipStore(em, revoked),
    invitations: new PostgresInvitationStore(em),
    apiKeys: new PostgresApiKeyStore(em, revoked),
    sessions: new PostgresSessionStore(em, revoked),
    attempts: new PostgresAttemptStore(em),
    devices: new PostgresDeviceStore(em),
    mailedSecrets: new PostgresMailedSecretStore(em),
    pendingSignUps: new PostgresPendingSignUpStore(em),
    entitlements: new PostgresEntitlementStore(em),
    audit: new PostgresAuditTrail(em),
    credentials: new PostgresCredentialStore(em),
    events: eventsOn(em),
  };
}
