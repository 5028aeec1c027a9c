import { Field, InputType } from 'type-graphql';

/** Confirmation of the deletion of an organization. */
@InputType('DeleteOrganizationInput', { description: 'Confirms that the organization may be deleted.' })
export class DeleteOrganizationInput {
  @Field(() => String, { description: 'The name of the organization, typed by hand.' })
  confirmName!: string;

  @Field(() => String, { description: 'The password of the caller.' })
  password!: string;
}

/** Confirmation of the deletion of an account. */
@InputType('DeleteAccountInput', { description: "Confirms that the caller's account may be deleted." })
export class DeleteAccountInput {
  @Field(() => String, { description: 'The e-mail of the account, typed by hand.' })
  confirmEmail!: string;

  @Field(() => String, { description: 'The password of the account.' })
  password!: string;
}
