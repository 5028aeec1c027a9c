import { eventOf } from '@tertulia/use-case';
import type { Membership } from '../domain/membership.js';
import { slugOf, uniqueSlug } from '../domain/organization.js';
import type { Organization } from '../domain/organization.js';
import type { OrganizationDetails } from '../domain/organization-details.js';
import type { User } from '../domain/user.js';
import { announceMembership } from './announce-membership.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { recordChange } from './record-change.js';

/** An organization to create, with its first administrator. */
export interface Foundation {
  readonly founder: User;
  readonly details: OrganizationDetails;
  readonly isDemo: boolean;
  /** An id that the caller must know beforehand; by default a new one. */
  readonly id?: string;
}

/** The created organization. */
export interface Founded {
  readonly organization: Organization;
  readonly membership: Membership;
}

/** Creates an organization with its first administrator in the running transaction and publishes it. */
export async function foundOrganization(
  deps: IdentityDependencies,
  stores: Stores,
  { founder, details, isDemo, id }: Foundation,
): Promise<Founded> {
  const { clock, ids } = deps;
  const now = clock.now();
  const organizationId = id ?? ids.next();
  const slug = uniqueSlug(details.name, organizationId, await stores.organizations.isSlugTaken(slugOf(details.name)));
  const organization: Organization = { ...details, id: organizationId, slug, isDemo, createdAt: now, deletion: null };
  const membership: Membership = {
    id: ids.next(),
    organizationId,
    userId: founder.id,
    role: 'ORGANIZATION_ADMIN',
    botIds: null,
    joinedAt: now,
    lastSeenAt: null,
  };
  await stores.organizations.insert(organization);
  await stores.memberships.insert(membership);
  const { name, timeZone, currency, country } = organization;
  const payload = { organizationId, name, timeZone, currency, country, isDemo };
  await stores.events.emit(eventOf(deps, 'identity.organization-created.v1', { organizationId, payload }));
  await announceMembership(deps, stores, { membership, change: 'ADDED' });
  await recordChange(deps, stores, {
    organizationId,
    actor: founder.email,
    action: 'organization.created',
    subject: name,
  });
  return { organization, membership };
}
