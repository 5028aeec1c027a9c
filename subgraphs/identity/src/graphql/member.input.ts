import type { Role } from '@tertulia/principal';
import { Field, ID, InputType } from 'type-graphql';
import { RoleEnum } from './enums.js';

/** The person to invite. */
@InputType('InviteMemberInput', { description: 'The person to invite, and the role.' })
export class InviteMemberInput {
  @Field(() => String, { description: 'The invited e-mail.' })
  email!: string;

  @Field(() => RoleEnum, { description: 'The role of the new member; not SUPER_ADMIN.' })
  role!: Role;

  @Field(() => [ID], { nullable: true, description: 'The bots of a BOT_MANAGER; at least one for that role.' })
  botIds?: string[] | null;
}

/** The people to invite. */
@InputType('InviteMembersInput', { description: 'The people to invite, and their role.' })
export class InviteMembersInput {
  @Field(() => [String], { description: 'The invited e-mails, up to 20.' })
  emails!: string[];

  @Field(() => RoleEnum, { description: 'The role of the new members; not SUPER_ADMIN.' })
  role!: Role;

  @Field(() => [ID], { nullable: true, description: 'The bots of BOT_MANAGERs; at least one for that role.' })
  botIds?: string[] | null;
}

/** The invitation to send again. */
@InputType('ResendInvitationInput', { description: 'The open invitation to send again.' })
export class ResendInvitationInput {
  @Field(() => ID, { description: 'An open invitation of the organization.' })
  invitationId!: string;
}

/** The invitation to revoke. */
@InputType('RevokeInvitationInput', { description: 'The open invitation to revoke.' })
export class RevokeInvitationInput {
  @Field(() => ID, { description: 'An open invitation of the organization.' })
  invitationId!: string;
}

/** A new role. */
@InputType('ChangeMemberRoleInput', { description: 'The member and the new role.' })
export class ChangeMemberRoleInput {
  @Field(() => ID, { description: 'A member of the organization.' })
  membershipId!: string;

  @Field(() => RoleEnum, { description: 'The new role; not SUPER_ADMIN.' })
  role!: Role;

  @Field(() => [ID], { nullable: true, description: 'The bots of a BOT_MANAGER; at least one for that role.' })
  botIds?: string[] | null;
}

/** The member to remove. */
@InputType('RemoveMemberInput', { description: 'The member to remove from the organization.' })
export class RemoveMemberInput {
  @Field(() => ID, { description: 'A member of the organization.' })
  membershipId!: string;
}
