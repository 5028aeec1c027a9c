import { DateTimeScalar } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { OrganizationType } from './organization.type.js';
import { Payload } from './payload.js';
import { UserType } from './user.type.js';

/** Answer to asking for the deletion of an organization. */
@ObjectType('DeleteOrganizationPayload', { description: 'Answer to deleteOrganization.' })
export class DeleteOrganizationPayload extends Payload {
  @Field(() => OrganizationType, { nullable: true, description: 'The organization, with the time of its deletion.' })
  organization!: OrganizationType | null;
}

/** Answer to taking it back. */
@ObjectType('CancelOrganizationDeletionPayload', { description: 'Answer to cancelOrganizationDeletion.' })
export class CancelOrganizationDeletionPayload extends Payload {
  @Field(() => OrganizationType, { nullable: true, description: 'The organization, which stays.' })
  organization!: OrganizationType | null;
}

/** Answer to asking for the deletion of an account. */
@ObjectType('DeleteAccountPayload', { description: 'Answer to deleteAccount; every session of the account is over.' })
export class DeleteAccountPayload extends Payload {
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the account is deleted.' })
  deletesAt!: Date | null;
}

/** Answer to taking it back. */
@ObjectType('CancelAccountDeletionPayload', { description: 'Answer to cancelAccountDeletion.' })
export class CancelAccountDeletionPayload extends Payload {
  @Field(() => UserType, { nullable: true, description: 'The account, which stays.' })
  user!: UserType | null;
}
