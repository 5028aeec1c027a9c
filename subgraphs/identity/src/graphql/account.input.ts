import type { Locale } from '@tertulia/errors';
import { LocaleEnum } from '@tertulia/subgraph';
import { Field, ID, InputType } from 'type-graphql';
import { NewOrganizationFields } from './organization.input.js';

/** The business that a new person brings. */
@InputType('NewOrganizationInput', { description: 'The business that a new person brings.' })
export class NewOrganizationInput extends NewOrganizationFields {}

/** A new account. */
@InputType('SignUpInput', { description: 'A new account, perhaps with an organization.' })
export class SignUpInput {
  @Field(() => String, { description: 'E-mail to sign in with; not yet used by anybody.' })
  email!: string;

  @Field(() => String, { description: 'At least 10 characters, neither common nor made of the e-mail.' })
  password!: string;

  @Field(() => String, { description: 'As the person wants to be called, up to 100 characters.' })
  name!: string;

  @Field(() => LocaleEnum, { description: 'Language in which the platform shall speak to the person.' })
  locale!: Locale;

  @Field(() => NewOrganizationInput, { nullable: true, description: 'Made at once; left out, one can be made later.' })
  organization?: NewOrganizationInput | null;
}

/** Proof of who somebody is. */
@InputType('SignInInput', { description: 'E-mail and password of an account.' })
export class SignInInput {
  @Field(() => String, { description: 'E-mail of the account.' })
  email!: string;

  @Field(() => String, { description: 'Password of the account.' })
  password!: string;
}

/** Which session to end. */
@InputType('EndSessionInput', { description: 'Which session to end.' })
export class EndSessionInput {
  @Field(() => ID, { description: "One of the caller's own sessions." })
  sessionId!: string;
}

/** What one did of the first steps. */
@InputType('FirstStepsInput', { description: 'First steps of oneself; what is left out stays.' })
export class FirstStepsInput {
  @Field(() => Boolean, { nullable: true, description: 'Their list is put away.' })
  isPutAway?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Tried a bot in the simulator.' })
  hasTried?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Looked at the numbers.' })
  hasSeenNumbers?: boolean | null;
}

/** Changes of one's own account. */
@InputType('UpdateProfileInput', { description: 'What to change about oneself; what is left out stays.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'New name, up to 100 characters.' })
  name?: string | null;

  @Field(() => LocaleEnum, { nullable: true, description: 'New language.' })
  locale?: Locale | null;

  @Field(() => String, { nullable: true, description: 'Needed together with a new password.' })
  currentPassword?: string | null;

  @Field(() => String, { nullable: true, description: 'New password; ends all other sessions.' })
  newPassword?: string | null;

  @Field(() => FirstStepsInput, { nullable: true, description: 'What was done of the first steps.' })
  firstSteps?: FirstStepsInput | null;
}

/** How an invited person joins. */
@InputType('AcceptInvitationInput', { description: 'The token of the link, and what the person says about herself.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: "The link's token." })
  token!: string;

  @Field(() => String, { nullable: true, description: 'Needed for a new account, up to 100 characters.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The new account's password, or that of the invited e-mail's account; not needed when signed in with that one.",
  })
  password?: string | null;
}
