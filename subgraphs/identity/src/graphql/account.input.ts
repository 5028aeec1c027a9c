import type { Locale } from '@tertulia/errors';
import { LocaleEnum } from '@tertulia/subgraph';
import { Field, ID, InputType } from 'type-graphql';
import { NewOrganizationFields } from './organization.input.js';

/** The organization of a new person. */
@InputType('NewOrganizationInput', { description: 'The organization of a new person.' })
export class NewOrganizationInput extends NewOrganizationFields {}

/** A new account. */
@InputType('SignUpInput', { description: 'A new account, perhaps with an organization.' })
export class SignUpInput {
  @Field(() => String, {
    description: 'E-mail to sign in with. Without a mail server, one that another account uses is refused.',
  })
  email!: string;

  @Field(() => String, { description: 'At least 10 characters, not common and not derived from the e-mail.' })
  password!: string;

  @Field(() => String, { description: 'The name that the person wants to be called, up to 100 characters.' })
  name!: string;

  @Field(() => LocaleEnum, { description: "The person's language on the platform." })
  locale!: Locale;

  @Field(() => NewOrganizationInput, {
    nullable: true,
    description: 'Created together with the account; if omitted, one can be created later.',
  })
  organization?: NewOrganizationInput | null;
}

/** The code of a sign-up. */
@InputType('ConfirmSignUpInput', { description: 'The ticket of a sign-up, and the code that was mailed.' })
export class ConfirmSignUpInput {
  @Field(() => String, { description: 'What signUp returned.' })
  ticket!: string;

  @Field(() => String, { description: 'Six digits.' })
  code!: string;
}

/** Credentials of a person. */
@InputType('SignInInput', { description: 'E-mail and password of an account.' })
export class SignInInput {
  @Field(() => String, { description: 'E-mail of the account.' })
  email!: string;

  @Field(() => String, { description: 'Password of the account.' })
  password!: string;
}

/** The session to end. */
@InputType('EndSessionInput', { description: 'The session to end.' })
export class EndSessionInput {
  @Field(() => ID, { description: "One of the caller's own sessions." })
  sessionId!: string;
}

/** First steps that are done. */
@InputType('FirstStepsInput', { description: "The caller's first steps; omitted fields do not change." })
export class FirstStepsInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether the list is hidden.' })
  isPutAway?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Tried a bot in the simulator.' })
  hasTried?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Looked at the metrics.' })
  hasSeenNumbers?: boolean | null;
}

/** Changes of one's own account. */
@InputType('UpdateProfileInput', { description: "Changes of the caller's profile; omitted fields do not change." })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'New name, up to 100 characters.' })
  name?: string | null;

  @Field(() => LocaleEnum, { nullable: true, description: 'New language.' })
  locale?: Locale | null;

  @Field(() => String, { nullable: true, description: 'Required with a new password.' })
  currentPassword?: string | null;

  @Field(() => String, { nullable: true, description: 'New password; ends all other sessions.' })
  newPassword?: string | null;

  @Field(() => FirstStepsInput, { nullable: true, description: 'First steps that are done.' })
  firstSteps?: FirstStepsInput | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Keys of all insights that are not to be shown again, the newest first; the first 100 are kept.',
  })
  silencedInsights?: string[] | null;
}

/** How an invited person joins. */
@InputType('AcceptInvitationInput', { description: "The token of the link, and the person's details." })
export class AcceptInvitationInput {
  @Field(() => String, { description: "The link's token." })
  token!: string;

  @Field(() => String, { nullable: true, description: 'Required for a new account, up to 100 characters.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The new account's password, or that of the existing account of the invited e-mail; not needed when signed in to it.",
  })
  password?: string | null;
}
