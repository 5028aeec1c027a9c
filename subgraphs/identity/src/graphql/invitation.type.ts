import type { Role } from '@tertulia/principal';
import { DateTimeScalar } from '@tertulia/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { RoleEnum } from './enums.js';

/** An open invitation, as administrators see it. */
@ObjectType('Invitation', { description: 'An open invitation to the organization.' })
export class InvitationType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'The invited e-mail.' })
  email!: string;

  @Field(() => RoleEnum, { description: 'The role of the new member.' })
  role!: Role;

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When the link expires.' })
  expiresAt!: Date;
}

/** An open invitation, as the invited person sees it. */
@ObjectType('InvitationPreview', { description: 'What an invited person sees before accepting.' })
export class InvitationPreviewType {
  @Field(() => String, { description: 'The member who invites.' })
  organizationName!: string;

  @Field(() => String, { description: 'The invited e-mail.' })
  email!: string;

  @Field(() => RoleEnum, { description: 'The role of the new member.' })
  role!: Role;

  @Field(() => Boolean, {
    description: 'The e-mail has an account: its password is required and no account is created.',
  })
  isExistingUser!: boolean;

  @Field(() => DateTimeScalar, { description: 'When the link expires.' })
  expiresAt!: Date;
}
