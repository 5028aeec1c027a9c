import type { Role } from '@tertulia/principal';
import { Field, ID, InputType } from 'type-graphql';
import { RoleEnum } from './enums.js';

/** Whom to invite. */
@InputType('InviteMemberInput', { description: 'Whom to invite, as what.' })
export class InviteMemberInput {
  @Field(() => String, { description: 'For whom the link is meant.' })
  email!: string;

  @Field(() => RoleEnum, { description: 'The role that is offered; SUPER_ADMIN cannot be.' })
  role!: Role;

  @Field(() => [ID], { nullable: true, description: 'The bots of a BOT_MANAGER; at least one for that role.' })
  botIds?: string[] | null;
}

/** Which offer to withdraw. */
@InputType('RevokeInvitationInput', { description: 'Which open invitation to withdraw.' })
export class RevokeInvitationInput {
  @Field(() => ID, { description: 'An open invitation of the organization.' })
  invitationId!: string;
}

/** A new role. */
@InputType('ChangeMemberRoleInput', { description: 'Which member becomes what.' })
export class ChangeMemberRoleInput {
  @Field(() => ID, { description: 'A member of the organization.' })
  membershipId!: string;

  @Field(() => RoleEnum, { description: 'The new role; SUPER_ADMIN cannot be given.' })
  role!: Role;

  @Field(() => [ID], { nullable: true, description: 'The bots of a BOT_MANAGER; at least one for that role.' })
  botIds?: string[] | null;
}

/** Who leaves. */
@InputType('RemoveMemberInput', { description: 'Which member to take out of the organization.' })
export class RemoveMemberInput {
  @Field(() => ID, { description: 'A member of the organization.' })
  membershipId!: string;
}
