import { fromGlobalId, toGlobalId, withUserErrors } from '@tertulia/subgraph';
import type { SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { changeMemberRole } from '../../application/change-member-role.js';
import { inviteMember } from '../../application/invite-member.js';
import type { IdentityDependencies } from '../../application/ports.js';
import { removeMember } from '../../application/remove-member.js';
import { revokeInvitation } from '../../application/revoke-invitation.js';
import { callerOf } from '../callers.js';
import {
  ChangeMemberRoleInput,
  InviteMemberInput,
  RemoveMemberInput,
  RevokeInvitationInput,
} from '../inputs/member-inputs.js';
import {
  ChangeMemberRolePayload,
  InviteMemberPayload,
  RemoveMemberPayload,
  RevokeInvitationPayload,
} from '../payloads/member-payloads.js';

/** Changes of who belongs to the organization. */
@Resolver()
export class MemberMutations {
  constructor(private readonly deps: IdentityDependencies) {}

  @Mutation(() => InviteMemberPayload, {
    description:
      'Makes a link with which a person joins; it works once, for 7 days. Refused with PLAN_LIMIT_REACHED when members and open invitations take all seats.',
  })
  async inviteMember(
    @Arg('input', () => InviteMemberInput, { description: 'Whom, as what.' }) input: InviteMemberInput,
    @Ctx() context: SubgraphContext,
  ): Promise<InviteMemberPayload> {
    return withUserErrors<Omit<InviteMemberPayload, 'userErrors'>>(
      context,
      async () => {
        const invitee = { email: input.email, role: input.role, botIds: botIdsOf(input.botIds) };
        return inviteMember(this.deps, callerOf(context), invitee);
      },
      { invitation: null, link: null },
    );
  }

  @Mutation(() => RevokeInvitationPayload, { description: 'Makes the link of an open invitation useless.' })
  async revokeInvitation(
    @Arg('input', () => RevokeInvitationInput, { description: 'Which one.' }) input: RevokeInvitationInput,
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

  @Mutation(() => ChangeMemberRolePayload, { description: 'Gives a member another role.' })
  async changeMemberRole(
    @Arg('input', () => ChangeMemberRoleInput, { description: 'Who becomes what.' }) input: ChangeMemberRoleInput,
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

  @Mutation(() => RemoveMemberPayload, { description: 'Takes a member out of the organization.' })
  async removeMember(
    @Arg('input', () => RemoveMemberInput, { description: 'Who leaves.' }) input: RemoveMemberInput,
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

/** What is no bot's id answers like a bot that does not exist. */
function botIdsOf(ids: readonly string[] | null | undefined): string[] {
  return (ids ?? []).map((id) => fromGlobalId('bot', id));
}
