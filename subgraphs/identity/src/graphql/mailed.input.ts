import { Field, InputType } from 'type-graphql';

/** A code that was mailed. */
@InputType('VerifyEmailInput', { description: 'The code that was mailed to the address of the account.' })
export class VerifyEmailInput {
  @Field(() => String, { description: 'Six digits.' })
  code!: string;
}

/** The account whose password was forgotten. */
@InputType('RequestPasswordResetInput', { description: 'The account whose password was forgotten.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'E-mail of the account.' })
  email!: string;
}

/** A new password, permitted by a mailed link. */
@InputType('ResetPasswordInput', { description: 'A new password, permitted by the link that was mailed.' })
export class ResetPasswordInput {
  @Field(() => String, { description: "The link's token." })
  token!: string;

  @Field(() => String, { description: 'At least 10 characters, not common and not derived from the e-mail.' })
  password!: string;
}

/** A new address. */
@InputType('ChangeEmailInput', { description: 'The new e-mail of the caller.' })
export class ChangeEmailInput {
  @Field(() => String, { description: 'E-mail to sign in with; not used by another account.' })
  email!: string;

  @Field(() => String, { description: 'Password of the account.' })
  password!: string;
}

/** The code for a new address. */
@InputType('ConfirmEmailChangeInput', { description: 'The code that was mailed to the new address.' })
export class ConfirmEmailChangeInput {
  @Field(() => String, { description: 'Six digits.' })
  code!: string;
}
