import { fromGlobalId, type SubgraphContext, toGlobalId, withUserErrors } from '@tertulia/subgraph';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { changeMemberRole } from '../application/change-member-role.js';
import { inviteMembers, resendInvitation } from '../application/invite-member.js';
import { notFound } from '../application/policies.js';
import type { IdentityDependencies } from '../application/dependencies.js';
import { removeMember } from '../application/remove-member.js';
import { revokeInvitation } from '../application/revoke-invitation.js';
import type { Invitation } from '../domain/invitation.js';
import type { Membership } from '../domain/membership.js';
import type { Organization } from '../domain/organization.js';
import type { User } from '../domain/user.js';
import { callerOf } from './callers.js';
import { Bot, stubOf } from './foreign.type.js';
import { InvitationType } from './invitation.type.js';
import type { Loaders } from './loaders.js';
import {
  ChangeMemberRoleInput,
  InviteMemberInput,
  InviteMembersInput,
  RemoveMemberInput,
  ResendInvitationInput,
  RevokeInvitationInput,
} from './member.input.js';
import {
  ChangeMemberRolePayload,
  InviteMemberPayload,
  InviteMembersPayload,
  RemoveMemberPayload,
  RevokeInvitationPayload,
} from './member.payload.js';
import { MembershipType } from './membership.type.js';
import { OrganizationType } from './organization.type.js';
import { UserType } from './user.type.js';

/** Fields of memberships that are computed from stored values. */
@Resolver(() => MembershipType)
export class MembershipResolver {
  constructor(private readonly loaders: Loaders) {}

  @FieldResolver(() => ID, { description: 'Opaque id.' })
  id(@Root() membership: Membership): string {
    return toGlobalId('membership', membership.id);
  }

  @FieldResolver(() => UserType, { description: 'The person.' })
  async user(@Root() { userId }: Membership, @Ctx() context: SubgraphContext): Promise<User> {
    return (await this.loaders.user(context, userId)) ?? refuse();
  }

  @FieldResolver(() => OrganizationType, { description: 'Where the person belongs.' })
  async organization(@Root() membership: Membership, @Ctx() context: SubgraphContext): Promise<Organization> {
    const { organizationId, userId } = membership;
    const isOwn = context.principal.kind === 'USER' && context.principal.userId === userId;
    const found = isOwn
      ? await this.loaders.ownOrganization(context, userId, organizationId)
      : await this.loaders.organization(context, organizationId);
    return found ?? refuse();
  }

  @FieldResolver(() => [Bot], {
    nullable: true,
    description: 'The existing bots of a BOT_MANAGER; null for every other role.',
  })
  async bots(@Root() { botIds }: Membership, @Ctx() context: SubgraphContext): Promise<Bot[] | null> {
    if (botIds === null) return null;
    const isThere = await Promise.all(botIds.map((id) => this.loaders.exists(context, 'bot', id)));
    return botIds.filter((_, index) => isThere[index]).map((id) => stubOf('bot', id));
  }
}

/** Fields of invitations that are computed from stored values. */
@Resolver(() => InvitationType)
export class InvitationResolver {
  constructor(private readonly loaders: Loaders) {}

  @FieldResolver(() => ID, { description: 'Opaque id.' })
  id(@Root() invitation: Invitation): string {
    return toGlobalId('invitation', invitation.id);
  }

  @FieldResolver(() => UserType, {
    nullable: true,
    description: 'The member who invites; null if that person has left.',
  })
  async invitedBy(@Root() { invitedByUserId }: Invitation, @Ctx() context: SubgraphContext): Promise<User | null> {
    return invitedByUserId === null ? null : this.loaders.user(context, invitedByUserId);
  }
}

const noInvitation = { invitation: null, link: null, isMailed: false };

function refuse(): never {
  throw notFound();
}

/** Mutations of members and invitations. */
@Resolver()
export class MemberMutations {
  constructor(private readonly deps: IdentityDependencies) {}

  @Mutation(() => InviteMemberPayload, {
    description:
      'Invites a person by mail and by a link with which the person joins; it works once, for 7 days. Fails with PLAN_LIMIT_REACHED when members and open invitations take all seats.',
  })
  async inviteMember(
    @Arg('input', () => InviteMemberInput, { description: 'The person and the role.' }) input: InviteMemberInput,
    @Ctx() context: SubgraphContext,
  ): Promise<InviteMemberPayload> {
    return withUserErrors<Omit<InviteMemberPayload, 'userErrors'>>(
      context,
      async () => {
        const people = { emails: [input.email], role: input.role, botIds: botIdsOf(input.botIds) };
        const invite = { input: people, fieldOf: () => ['email'] };
        const [invited] = await inviteMembers(this.deps, callerOf(context), invite);
        return invited ?? noInvitation;
      },
      noInvitation,
    );
  }

  @Mutation(() => InviteMembersPayload, {
    description:
      'Invites up to 20 people by mail and by a link, all or none. Fails with PLAN_LIMIT_REACHED when members and open invitations take all seats.',
  })
  async inviteMembers(
    @Arg('input', () => InviteMembersInput, { description: 'The people and their role.' }) input: InviteMembersInput,
    @Ctx() context: SubgraphContext,
  ): Promise<InviteMembersPayload> {
    return withUserErrors<Omit<InviteMembersPayload, 'userErrors'>>(
      context,
      async () => {
        const people = { ...input, botIds: botIdsOf(input.botIds) };
        const invite = { input: people, fieldOf: (index: number) => ['emails', String(index)] };
        return { invitations: await inviteMembers(this.deps, callerOf(context), invite) };
      },
      { invitations: null },
    );
  }

  @Mutation(() => InviteMemberPayload, {
    description:
      'Sends an open invitation again, with another link; the earlier one ends. Fails with RATE_LIMITED within a minute of the last mail to the address and after five in a day.',
  })
  async resendInvitation(
    @Arg('input', () => ResendInvitationInput, { description: 'The invitation.' }) input: ResendInvitationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<InviteMemberPayload> {
    return withUserErrors<Omit<InviteMemberPayload, 'userErrors'>>(
      context,
      async () => resendInvitation(this.deps, callerOf(context), fromGlobalId('invitation', input.invitationId)),
      noInvitation,
    );
  }

  @Mutation(() => RevokeInvitationPayload, { description: 'Revokes an open invitation.' })
  async revokeInvitation(
    @Arg('input', () => RevokeInvitationInput, { description: 'The invitation.' }) input: RevokeInvitationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<RevokeInvitationPayload> {
    return withUserErrors<Omit<RevokeInvitationPayload, 'userErrors'>>(
      context,
      async () => {
        const id = fromGlobalId('invitation', input.invitationId);
        await revokeInvitation(this.deps, callerOf(context), id);
        return { invitationId: toGlobalId('invitation', id) };
      },
      { invitationId: null },
    );
  }

  @Mutation(() => ChangeMemberRolePayload, { description: 'Changes the role of a member.' })
  async changeMemberRole(
    @Arg('input', () => ChangeMemberRoleInput, { description: 'The member and the new role.' })
    input: ChangeMemberRoleInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ChangeMemberRolePayload> {
    return withUserErrors<Omit<ChangeMemberRolePayload, 'userErrors'>>(
      context,
      async () => {
        const membershipId = fromGlobalId('membership', input.membershipId);
        const change = { membershipId, role: input.role, botIds: botIdsOf(input.botIds) };
        return { membership: await changeMemberRole(this.deps, callerOf(context), change) };
      },
      { membership: null },
    );
  }

  @Mutation(() => RemoveMemberPayload, { description: 'Removes a member from the organization.' })
  async removeMember(
    @Arg('input', () => RemoveMemberInput, { description: 'The member.' }) input: RemoveMemberInput,
    @Ctx() context: SubgraphContext,
  ): Promise<RemoveMemberPayload> {
    return withUserErrors<Omit<RemoveMemberPayload, 'userErrors'>>(
      context,
      async () => {
        const id = fromGlobalId('membership', input.membershipId);
        await removeMember(this.deps, callerOf(context), id);
        return { membershipId: toGlobalId('membership', id) };
      },
      { membershipId: null },
    );
  }
}

/** An id of another type is treated like a bot that does not exist. */
function botIdsOf(ids: readonly string[] | null | undefined): string[] {
  return (ids ?? []).map((id) => fromGlobalId('bot', id));
}
