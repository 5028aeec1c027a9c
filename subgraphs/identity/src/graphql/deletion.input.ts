import { Field, InputType } from 'type-graphql';

/** Confirmation of the deletion of an organization. */
@InputType('DeleteOrganizationInput', { description: 'Confirms the deletion of the organization.' })
export class DeleteOrganizationInput {
  @Field(() => String, { description: 'The name of the organization, typed by hand.' })
  confirmName!: string;

  @Field(() => String, { description: "The caller's password." })
  password!: string;
}

/** Confirmation of the deletion of an account. */
@InputType('DeleteAccountInput', { description: "Confirms the deletion of the caller's account." })
export class DeleteAccountInput {
  @Field(() => String, { description: 'The e-mail of the account, typed by hand.' })
  confirmEmail!: string;

  @Field(() => String, { description: 'The password of the account.' })
  password!: string;
}
