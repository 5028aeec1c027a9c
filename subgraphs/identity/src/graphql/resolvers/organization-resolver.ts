import { organizationOf } from '@tertulia/principal';
import {
  ForwardPageArgs,
  makeConnection,
  PageArgs,
  pageRequest,
  toGlobalId,
  tryFromGlobalId,
} from '@tertulia/subgraph';
import type { ConnectionOf, SubgraphContext } from '@tertulia/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { IdentityDependencies } from '../../application/ports.js';
import { listApiKeys, listAuditEntries, listInvitations, listMembers } from '../../application/read-organization.js';
import type { Listing } from '../../application/read-organization.js';
import type { ApiKey } from '../../domain/api-key.js';
import type { AuditEntry } from '../../domain/audit-entry.js';
import type { Invitation } from '../../domain/invitation.js';
import type { Membership } from '../../domain/membership.js';
import type { Organization, OrganizationDeletion } from '../../domain/organization.js';
import type { User } from '../../domain/user.js';
import type { Loaders } from '../loaders.js';
import { ApiKeyType } from '../types/api-key.js';
import { AuditEntryConnection } from '../types/audit-entry.js';
import { OrganizationDeletionType } from '../types/deletion.js';
import { InvitationType } from '../types/invitation.js';
import { MembershipConnection } from '../types/membership.js';
import { OrganizationType } from '../types/organization.js';
import { UserType } from '../types/user.js';

/** Organizations and what belongs to them. */
@Resolver(() => OrganizationType)
export class OrganizationResolver {
  constructor(
    private readonly deps: IdentityDependencies,
    private readonly loaders: Loaders,
  ) {}

  @Query(() => OrganizationType, {
    nullable: true,
    description: 'The organization in which the caller works; null for any other one.',
  })
  async organization(
    @Arg('id', () => ID, { nullable: true, description: "Left out: the caller's own." }) id: string | null | undefined,
    @Ctx() context: SubgraphContext,
  ): Promise<Organization | null> {
    const isOwn = id === null || id === undefined;
    const organizationId = isOwn ? organizationOf(context.principal) : tryFromGlobalId('organization', id);
    return organizationId === null ? null : this.loaders.organization(context, organizationId);
  }

  @FieldResolver(() => ID, { description: 'Opaque id, unique in the whole graph.' })
  id(@Root() organization: Organization): string {
    return toGlobalId('organization', organization.id);
  }

  @FieldResolver(() => MembershipConnection, { description: 'Members in the order in which they joined.' })
  async members(
    @Root() { id }: Organization,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<ConnectionOf<Membership>> {
    return pageOf(listMembers(this.deps, principal, id), args, (membership) => membership.joinedAt);
  }

  @FieldResolver(() => [InvitationType], { description: 'Open invitations, newest first.' })
  async invitations(@Root() { id }: Organization, @Ctx() { principal }: SubgraphContext): Promise<Invitation[]> {
    return listInvitations(this.deps, principal, id);
  }

  @FieldResolver(() => [ApiKeyType], { description: 'API keys, newest first, revoked ones too.' })
  async apiKeys(@Root() { id }: Organization, @Ctx() { principal }: SubgraphContext): Promise<ApiKey[]> {
    return listApiKeys(this.deps, principal, id);
  }

  @FieldResolver(() => AuditEntryConnection, { description: 'What was changed, newest first.' })
  async auditEntries(
    @Root() { id }: Organization,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<ConnectionOf<AuditEntry>> {
    return pageOf(listAuditEntries(this.deps, principal, id), args, (entry) => entry.at);
  }
}

@Resolver(() => OrganizationDeletionType)
export class OrganizationDeletionResolver {
  constructor(private readonly loaders: Loaders) {}

  @FieldResolver(() => UserType, { nullable: true, description: 'Who asked for it; null when that person has left.' })
  async requestedBy(
    @Root() { requestedByUserId }: OrganizationDeletion,
    @Ctx() context: SubgraphContext,
  ): Promise<User | null> {
    return requestedByUserId === null ? null : this.loaders.user(context, requestedByUserId);
  }
}

/** One page of a listing that is ordered by a time. */
async function pageOf<T extends { readonly id: string }>(
  listing: Listing<T>,
  args: PageArgs | ForwardPageArgs,
  timeOf: (row: T) => Date,
): Promise<ConnectionOf<T>> {
  const page = pageRequest(args);
  const rows = await listing.page(page);
  return makeConnection(rows, page, {
    position: (row) => ({ sortKey: timeOf(row).toISOString(), id: row.id }),
    totalCount: () => listing.count(),
  });
}
