import type { Role } from '@tertulia/principal';
import { DateTimeScalar } from '@tertulia/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { RoleEnum } from './enums.js';

/** An open offer, as administrators see it. */
@ObjectType('Invitation', { description: 'An open offer to join the organization.' })
export class InvitationType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'For whom the link is meant.' })
  email!: string;

  @Field(() => RoleEnum, { description: 'The role that is offered.' })
  role!: Role;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When the link stops working.' })
  expiresAt!: Date;
}

/** An open offer, as the invited person sees it. */
@ObjectType('InvitationPreview', { description: 'What an invited person sees before accepting.' })
export class InvitationPreviewType {
  @Field(() => String, { description: 'Who invites.' })
  organizationName!: string;

  @Field(() => String, { description: 'For whom the link is meant.' })
  email!: string;

  @Field(() => RoleEnum, { description: 'The role that is offered.' })
  role!: Role;

  @Field(() => Boolean, { description: 'The e-mail has an account: its password is asked for, no new one is made.' })
  isExistingUser!: boolean;

  @Field(() => DateTimeScalar, { description: 'When the link stops working.' })
  expiresAt!: Date;
}
