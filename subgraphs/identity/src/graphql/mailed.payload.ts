import { DateTimeScalar } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { Payload } from './payload.js';
import { UserType } from './user.type.js';
import { ViewerType } from './viewer.type.js';

/** Result of confirming the e-mail. */
@ObjectType('VerifyEmailPayload', { description: 'Result of verifyEmail.' })
export class VerifyEmailPayload extends Payload {
  @Field(() => ViewerType, { nullable: true, description: 'The caller, who may publish, invite and connect now.' })
  viewer!: ViewerType | null;
}

/** Result of asking for another code. */
@ObjectType('ResendVerificationPayload', { description: 'Result of resendVerification.' })
export class ResendVerificationPayload extends Payload {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the code expires; null if the e-mail is confirmed already.',
  })
  expiresAt!: Date | null;
}

/** Result of asking for a reset link. */
@ObjectType('RequestPasswordResetPayload', {
  description: 'Result of requestPasswordReset; the same whether the e-mail has an account or not.',
})
export class RequestPasswordResetPayload extends Payload {
  @Field(() => Boolean, {
    description: 'If the e-mail has an account, a link was mailed to it, unless it had five in an hour.',
  })
  isRequested!: boolean;
}

/** Result of setting a forgotten password. */
@ObjectType('ResetPasswordPayload', { description: 'Result of resetPassword; the person signs in afterwards.' })
export class ResetPasswordPayload extends Payload {
  @Field(() => Boolean, { description: 'The password is set, and every session of the account has ended.' })
  isReset!: boolean;
}

/** Result of asking for a new address. */
@ObjectType('ChangeEmailPayload', { description: 'Result of changeEmail.' })
export class ChangeEmailPayload extends Payload {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the code that was mailed to the new address expires.',
  })
  expiresAt!: Date | null;
}

/** Result of confirming a new address. */
@ObjectType('ConfirmEmailChangePayload', { description: 'Result of confirmEmailChange.' })
export class ConfirmEmailChangePayload extends Payload {
  @Field(() => UserType, { nullable: true, description: 'The account with its new e-mail.' })
  user!: UserType | null;
}
