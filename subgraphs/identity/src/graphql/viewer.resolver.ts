import { type Action, may, mustVerifyEmail, organizationOf, policy, type Role, type Scope } from '@tertulia/principal';
import type { SubgraphContext } from '@tertulia/subgraph';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { listOwnMemberships, readOwnKeyName } from '../application/list-own.js';
import type { IdentityDependencies } from '../application/dependencies.js';
import type { Membership } from '../domain/membership.js';
import type { Organization } from '../domain/organization.js';
import type { User } from '../domain/user.js';
import { viewerOf, withoutVerification } from './callers.js';
import { RoleEnum, ScopeEnum } from './enums.js';
import type { Loaders } from './loaders.js';
import { MembershipType } from './membership.type.js';
import { OrganizationType } from './organization.type.js';
import { UserType } from './user.type.js';
import { ViewerType } from './viewer.type.js';

/** The caller. */
@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(
    private readonly deps: IdentityDependencies,
    private readonly loaders: Loaders,
  ) {}

  @Query(() => ViewerType, { description: "The caller and the caller's permissions." })
  viewer(@Ctx() context: SubgraphContext): ViewerType {
    return viewerOf(context.principal);
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'The person; null for any other kind of caller.' })
  async user(@Root() { principal }: ViewerType, @Ctx() context: SubgraphContext): Promise<User | null> {
    return principal.kind === 'USER' ? this.loaders.user(context, principal.userId) : null;
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'Where the caller works at the moment; null before the first organization.',
  })
  async organization(@Root() { principal }: ViewerType, @Ctx() context: SubgraphContext): Promise<Organization | null> {
    const organizationId = organizationOf(principal);
    return organizationId === null ? null : this.loaders.organization(context, organizationId);
  }

  @FieldResolver(() => RoleEnum, {
    nullable: true,
    description: 'Role in the current organization, or on the platform.',
  })
  role(@Root() { principal }: ViewerType): Role | null {
    if (principal.kind !== 'USER') return null;
    return principal.isSuperAdmin ? 'SUPER_ADMIN' : principal.role;
  }

  @FieldResolver(() => [ScopeEnum], { description: 'The scopes of the API key; empty for any other kind of caller.' })
  scopes(@Root() { principal }: ViewerType): readonly Scope[] {
    return principal.kind === 'API_KEY' ? principal.scopes : [];
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of the API key; null for any other kind of caller.',
  })
  async apiKeyName(@Root() { principal }: ViewerType): Promise<string | null> {
    return principal.kind === 'API_KEY' ? readOwnKeyName(this.deps, principal) : null;
  }

  @FieldResolver(() => [MembershipType], { description: 'All memberships of the person, oldest first.' })
  async memberships(@Root() { principal }: ViewerType): Promise<Membership[]> {
    return principal.kind === 'USER' ? listOwnMemberships(this.deps, principal) : [];
  }

  @FieldResolver(() => [String], {
    description:
      'Permissions of the caller in the current organization, such as members.manage. Some are refused while mustVerifyEmail.',
  })
  permissions(@Root() { principal }: ViewerType): string[] {
    if (principal.kind === 'SERVICE') return [];
    const held = principal.kind === 'USER' ? withoutVerification(principal) : principal;
    return (Object.keys(policy) as Action[]).filter((action) => may(held, action));
  }

  @FieldResolver(() => Boolean, {
    description:
      'The person must confirm the own e-mail with verifyEmail: until then publishing, inviting, connecting and new keys fail with EMAIL_NOT_VERIFIED.',
  })
  mustVerifyEmail(@Root() { principal }: ViewerType): boolean {
    return mustVerifyEmail(principal);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether this installation sends mails. Where it does not, no e-mail has to be confirmed, and invitations are passed on by their link.',
  })
  isMailSent(): boolean {
    return this.deps.mailDelivery !== 'NONE';
  }
}
