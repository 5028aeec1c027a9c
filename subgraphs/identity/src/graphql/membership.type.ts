import type { Role } from '@tertulia/principal';
import { connectionOf, DateTimeScalar } from '@tertulia/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { RoleEnum } from './enums.js';

/** Who belongs where, as what. */
@ObjectType('Membership', { description: "A person's membership in an organization." })
export class MembershipType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => RoleEnum, { description: "The person's permissions in the organization." })
  role!: Role;

  @Field(() => DateTimeScalar, { description: 'When the person joined.' })
  joinedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the person last worked in the organization, to the minute; null before the first time.',
  })
  lastSeenAt!: Date | null;
}

/** Pages of members. */
export const { Connection: MembershipConnection } = connectionOf(MembershipType, 'Membership');
