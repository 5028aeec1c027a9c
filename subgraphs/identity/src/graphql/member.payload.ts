import { Field, ID, ObjectType } from 'type-graphql';
import { InvitationType } from './invitation.type.js';
import { MembershipType } from './membership.type.js';
import { Payload } from './payload.js';

/** Result of inviting. */
@ObjectType('InviteMemberPayload', { description: 'Result of inviteMember.' })
export class InviteMemberPayload extends Payload {
  @Field(() => InvitationType, { nullable: true, description: 'The open invitation.' })
  invitation!: InvitationType | null;

  @Field(() => String, { nullable: true, description: 'The link for the invited person. Returned only here.' })
  link!: string | null;
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
