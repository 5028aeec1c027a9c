import { DateTimeScalar } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { OrganizationType } from './organization.type.js';
import { Payload } from './payload.js';
import { UserType } from './user.type.js';

/** Result of requesting the deletion of an organization. */
@ObjectType('DeleteOrganizationPayload', { description: 'Result of deleteOrganization.' })
export class DeleteOrganizationPayload extends Payload {
  @Field(() => OrganizationType, { nullable: true, description: 'The organization, with the time of its deletion.' })
  organization!: OrganizationType | null;
}

/** Result of cancelling it. */
@ObjectType('CancelOrganizationDeletionPayload', { description: 'Result of cancelOrganizationDeletion.' })
export class CancelOrganizationDeletionPayload extends Payload {
  @Field(() => OrganizationType, { nullable: true, description: 'The organization, which stays.' })
  organization!: OrganizationType | null;
}

/** Result of requesting the deletion of an account. */
@ObjectType('DeleteAccountPayload', { description: 'Result of deleteAccount; every session of the account has ended.' })
export class DeleteAccountPayload extends Payload {
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the account will be deleted.' })
  deletesAt!: Date | null;
}

/** Result of cancelling it. */
@ObjectType('CancelAccountDeletionPayload', { description: 'Result of cancelAccountDeletion.' })
export class CancelAccountDeletionPayload extends Payload {
  @Field(() => UserType, { nullable: true, description: 'The account, which stays.' })
  user!: UserType | null;
}
