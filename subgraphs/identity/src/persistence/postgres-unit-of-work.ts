import type { EntityManager } from '@mikro-orm/postgresql';
import { appendEvent, asPlatform, inTenant } from '@tertulia/persistence-kit';
import type { Database } from '@tertulia/persistence-kit';
import type { Reach, Stores, UnitOfWork } from '../application/ports.js';
import { PostgresApiKeyStore } from './api-key-store.js';
import { PostgresAttemptStore } from './attempt-store.js';
import { PostgresAuditTrail } from './audit-trail.js';
import { PostgresCredentialStore } from './credential-store.js';
import { PostgresInvitationStore } from './invitation-store.js';
import { PostgresMembershipStore } from './membership-store.js';
import { PostgresOrganizationStore } from './organization-store.js';
import { PostgresSessionStore } from './session-store.js';
import { PostgresUserStore } from './user-store.js';

/** Units of work on PostgreSQL; the reach becomes the tenancy scope of the connection. */
export class PostgresUnitOfWork implements UnitOfWork {
  constructor(private readonly database: Database) {}

  transact<T>(reach: Reach, work: (stores: Stores) => Promise<T>): Promise<T> {
    return inReach(reach, () => this.database.transact((em) => work(storesOf(em))));
  }

  read<T>(reach: Reach, work: (stores: Stores) => Promise<T>): Promise<T> {
    return inReach(reach, () => this.database.read((em) => work(storesOf(em))));
  }
}

function inReach<T>(reach: Reach, work: () => Promise<T>): Promise<T> {
  return reach.kind === 'PLATFORM' ? asPlatform(reach.reason, work) : inTenant(reach.organizationId, work);
}

function storesOf(em: EntityManager): Stores {
  return {
    users: new PostgresUserStore(em),
    organizations: new PostgresOrganizationStore(em),
    memberships: new PostgresMembershipStore(em),
    invitations: new PostgresInvitationStore(em),
    apiKeys: new PostgresApiKeyStore(em),
    sessions: new PostgresSessionStore(em),
    attempts: new PostgresAttemptStore(em),
    audit: new PostgresAuditTrail(em),
    credentials: new PostgresCredentialStore(em),
    announce: (event) => appendEvent(em, event),
  };
}
