import type { EntityManager } from '@mikro-orm/postgresql';
import { appendEvent, asPlatform, inTenant } from '@tertulia/persistence';
import type { Database } from '@tertulia/persistence';
import type { Reach, Stores, UnitOfWork } from '../application/ports.js';
import type { CredentialRevocation } from '@tertulia/principal';
import { PostgresApiKeyStore } from './api-key-store.js';
import { PostgresAttemptStore } from './attempt-store.js';
import { PostgresAuditTrail } from './audit-trail.js';
import { PostgresCredentialStore } from './credential-store.js';
import { PostgresDeviceStore } from './device-store.js';
import { PostgresEntitlementStore } from './entitlement-store.js';
import { PostgresInvitationStore } from './invitation-store.js';
import { PostgresMembershipStore } from './membership-store.js';
import { PostgresOrganizationStore } from './organization-store.js';
import { RevokedCredentials } from './revoked-credentials.js';
import { PostgresSessionStore } from './session-store.js';
import { PostgresUserStore } from './user-store.js';

/** Units of work on PostgreSQL; the reach becomes the tenancy scope of the connection. */
export class PostgresUnitOfWork implements UnitOfWork {
  /** `onRevoked` is waited for after each transaction that changed what credentials mean. */
  constructor(
    private readonly database: Database,
    private readonly onRevoked: (revocation: CredentialRevocation) => Promise<void>,
  ) {}

  async transact<T>(reach: Reach, work: (stores: Stores) => Promise<T>): Promise<T> {
    let revoked = new RevokedCredentials();
    try {
      return await inReach(reach, () =>
        this.database.transact((em) => {
          revoked = new RevokedCredentials();
          return work(storesOf(em, revoked));
        }),
      );
    } finally {
      // Also when it failed: a commit whose answer was lost may have happened, and a check too many harms nobody.
      const revocation = revoked.revocation();
      if (revocation !== null) await this.onRevoked(revocation);
    }
  }

  read<T>(reach: Reach, work: (stores: Stores) => Promise<T>): Promise<T> {
    return inReach(reach, () => this.database.read((em) => work(storesOf(em, new RevokedCredentials()))));
  }
}

function inReach<T>(reach: Reach, work: () => Promise<T>): Promise<T> {
  return reach.kind === 'PLATFORM' ? asPlatform(reach.reason, work) : inTenant(reach.organizationId, work);
}

/** The stores on an entity manager, for consumers whose transaction the inbox opens. */
export function storesOf(em: EntityManager, revoked = new RevokedCredentials()): Stores {
  return {
    users: new PostgresUserStore(em, revoked),
    organizations: new PostgresOrganizationStore(em, revoked),
    memberships: new PostgresMembershipStore(em, revoked),
    invitations: new PostgresInvitationStore(em),
    apiKeys: new PostgresApiKeyStore(em, revoked),
    sessions: new PostgresSessionStore(em, revoked),
    attempts: new PostgresAttemptStore(em),
    devices: new PostgresDeviceStore(em),
    entitlements: new PostgresEntitlementStore(em),
    audit: new PostgresAuditTrail(em),
    credentials: new PostgresCredentialStore(em),
    announce: (event) => appendEvent(em, event),
  };
}
