import { Field, ID, ObjectType } from 'type-graphql';
import { InvitationType } from './invitation.type.js';
import { MembershipType } from './membership.type.js';
import { Payload } from './payload.js';

/** Result of inviting. */
@ObjectType('InviteMemberPayload', { description: 'Result of inviteMember and resendInvitation.' })
export class InviteMemberPayload extends Payload {
  @Field(() => InvitationType, { nullable: true, description: 'The open invitation.' })
  invitation!: InvitationType | null;

  @Field(() => String, { nullable: true, description: 'The link for the invited person. Returned only here.' })
  link!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the invitation was mailed too: not where no mails are sent, nor to an address that had too many.',
  })
  isMailed!: boolean;
}

/** One of several new invitations. */
@ObjectType('NewInvitation', { description: 'One of several new invitations.' })
export class NewInvitationType {
  @Field(() => InvitationType, { description: 'The open invitation.' })
  invitation!: InvitationType;

  @Field(() => String, { description: 'The link for the invited person. Returned only here.' })
  link!: string;

  @Field(() => Boolean, {
    description:
      'Whether the invitation was mailed too: not where no mails are sent, nor to an address that had too many.',
  })
  isMailed!: boolean;
}

/** Result of inviting several people. */
@ObjectType('InviteMembersPayload', {
  description: 'Result of inviteMembers. With userErrors, each at its e-mail, nobody was invited.',
})
export class InviteMembersPayload extends Payload {
  @Field(() => [NewInvitationType], { nullable: true, description: 'The open invitations, in the given order.' })
  invitations!: NewInvitationType[] | null;
}

/** Result of revoking an invitation. */
@ObjectType('RevokeInvitationPayload', { description: 'Result of revokeInvitation.' })
export class RevokeInvitationPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The revoked invitation.' })
  invitationId!: string | null;
}

/** Result of changing a role. */
@ObjectType('ChangeMemberRolePayload', { description: 'Result of changeMemberRole.' })
export class ChangeMemberRolePayload extends Payload {
  @Field(() => MembershipType, { nullable: true, description: 'The changed membership.' })
  membership!: MembershipType | null;
}

/** Result of removing a member. */
@ObjectType('RemoveMemberPayload', { description: 'Result of removeMember.' })
export class RemoveMemberPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The membership that ended.' })
  membershipId!: string | null;
}
