import { Field, ID, ObjectType } from 'type-graphql';
import { InvitationType } from './invitation.type.js';
import { MembershipType } from './membership.type.js';
import { Payload } from './payload.js';

/** Answer to inviting. */
@ObjectType('InviteMemberPayload', { description: 'Answer to inviteMember.' })
export class InviteMemberPayload extends Payload {
  @Field(() => InvitationType, { nullable: true, description: 'The open invitation.' })
  invitation!: InvitationType | null;

  @Field(() => String, { nullable: true, description: 'Opened by the invited person. Shown this once only.' })
  link!: string | null;
}

/** Answer to withdrawing an invitation. */
@ObjectType('RevokeInvitationPayload', { description: 'Answer to revokeInvitation.' })
export class RevokeInvitationPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The invitation that was withdrawn.' })
  invitationId!: string | null;
}

/** Answer to changing a role. */
@ObjectType('ChangeMemberRolePayload', { description: 'Answer to changeMemberRole.' })
export class ChangeMemberRolePayload extends Payload {
  @Field(() => MembershipType, { nullable: true, description: 'The membership as it is now.' })
  membership!: MembershipType | null;
}

/** Answer to removing a member. */
@ObjectType('RemoveMemberPayload', { description: 'Answer to removeMember.' })
export class RemoveMemberPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The membership that ended.' })
  membershipId!: string | null;
}
