import { organizationOf } from '@tertulia/principal';
import {
  type ConnectionOf,
  ForwardPageArgs,
  fromGlobalId,
  makeConnection,
  PageArgs,
  pageRequest,
  type SubgraphContext,
  toGlobalId,
  tryFromGlobalId,
  withUserErrors,
} from '@tertulia/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { createOrganization } from '../application/create-organization.js';
import { deleteDemoData } from '../application/delete-demo-data.js';
import type { IdentityDependencies } from '../application/dependencies.js';
import {
  listApiKeys,
  listAuditEntries,
  type Listing,
  listInvitations,
  listMembers,
} from '../application/read-organization.js';
import { switchOrganization } from '../application/switch-organization.js';
import { updateOrganization } from '../application/update-organization.js';
import type { ApiKey } from '../domain/api-key.js';
import type { AuditEntry } from '../domain/audit-entry.js';
import type { Invitation } from '../domain/invitation.js';
import type { Membership } from '../domain/membership.js';
import type { OrganizationDetails } from '../domain/organization-details.js';
import type { Organization } from '../domain/organization.js';
import { ApiKeyType } from './api-key.type.js';
import { callerOf, clearSession, continueAs } from './callers.js';
import { InvitationType } from './invitation.type.js';
import type { Loaders } from './loaders.js';
import {
  CreateOrganizationInput,
  DeleteDemoDataInput,
  SwitchOrganizationInput,
  UpdateOrganizationInput,
} from './organization.input.js';
import {
  CreateOrganizationPayload,
  DeleteDemoDataPayload,
  SwitchOrganizationPayload,
  UpdateOrganizationPayload,
} from './organization.payload.js';
import { OrganizationType } from './organization.type.js';
import { AuditEntryConnection } from './audit-entry.type.js';
import { MembershipConnection } from './membership.type.js';

/** Changes of organizations. */
@Resolver()
export class OrganizationMutations {
  constructor(private readonly deps: IdentityDependencies) {}

  @Mutation(() => CreateOrganizationPayload, {
    description: 'Creates an organization with the caller as administrator; the session works in it from now on.',
  })
  async createOrganization(
    @Arg('input', () => CreateOrganizationInput, { description: 'The organization.' }) input: CreateOrganizationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CreateOrganizationPayload> {
    return withUserErrors<Pick<CreateOrganizationPayload, 'organization'>>(
      context,
      async () => {
        const { organization, principal } = await createOrganization(this.deps, callerOf(context), input);
        continueAs(context, principal);
        return { organization };
      },
      { organization: null },
    );
  }

  @Mutation(() => UpdateOrganizationPayload, { description: 'Changes the organization in which the caller works.' })
  async updateOrganization(
    @Arg('input', () => UpdateOrganizationInput, { description: 'The changes.' }) input: UpdateOrganizationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<UpdateOrganizationPayload> {
    return withUserErrors<Pick<UpdateOrganizationPayload, 'organization'>>(
      context,
      async () => {
        const change = onlyGiven(input);
        return { organization: await updateOrganization(this.deps, callerOf(context), change) };
      },
      { organization: null },
    );
  }

  @Mutation(() => SwitchOrganizationPayload, { description: 'Moves the session to another organization.' })
  async switchOrganization(
    @Arg('input', () => SwitchOrganizationInput, { description: 'The organization.' }) input: SwitchOrganizationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SwitchOrganizationPayload> {
    return withUserErrors<Pick<SwitchOrganizationPayload, 'viewer'>>(
      context,
      async () => {
        const organizationId = fromGlobalId('organization', input.organizationId);
        const principal = await switchOrganization(this.deps, callerOf(context), organizationId);
        return { viewer: continueAs(context, principal) };
      },
      { viewer: null },
    );
  }

  @Mutation(() => DeleteDemoDataPayload, {
    description: 'Deletes the demo organization in which the caller works, with everything that belongs to it.',
  })
  async deleteDemoData(
    @Arg('input', () => DeleteDemoDataInput, { description: 'The confirmation.' }) input: DeleteDemoDataInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeleteDemoDataPayload> {
    return withUserErrors<Pick<DeleteDemoDataPayload, 'isDeleted'>>(
      context,
      async () => {
        const { isCallerGone } = await deleteDemoData(this.deps, callerOf(context), input);
        if (isCallerGone) clearSession(context);
        return { isDeleted: true };
      },
      { isDeleted: false },
    );
  }
}

function onlyGiven(input: UpdateOrganizationInput): Partial<OrganizationDetails> {
  const given = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given);
}

/** Organizations and their fields. */
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
    @Arg('id', () => ID, { nullable: true, description: "By default the caller's own." }) id: string | null | undefined,
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

  @FieldResolver(() => [ApiKeyType], { description: 'API keys, newest first, including revoked ones.' })
  async apiKeys(@Root() { id }: Organization, @Ctx() { principal }: SubgraphContext): Promise<ApiKey[]> {
    return listApiKeys(this.deps, principal, id);
  }

  @FieldResolver(() => AuditEntryConnection, { description: 'The audit trail, newest first.' })
  async auditEntries(
    @Root() { id }: Organization,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<ConnectionOf<AuditEntry>> {
    return pageOf(listAuditEntries(this.deps, principal, id), args, (entry) => entry.at);
  }
}

/** One page of a listing ordered by a time. */
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
