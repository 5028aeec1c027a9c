import { Field, ObjectType } from 'type-graphql';
import { Payload } from './payload.js';
import { SessionType, UserType } from './user.type.js';
import { ViewerType } from './viewer.type.js';

/** Result of signing up. */
@ObjectType('SignUpPayload', {
  description: 'Result of signUp: signed in, with the session as a cookie, or a ticket for confirmSignUp.',
})
export class SignUpPayload extends Payload {
  @Field(() => ViewerType, {
    nullable: true,
    description: 'The signed-in caller; null where the e-mail has to be confirmed first.',
  })
  viewer!: ViewerType | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where a mail server is set: what confirmSignUp takes with the mailed code, for 10 minutes. The same whether the e-mail has an account or not.',
  })
  ticket!: string | null;
}

/** Result of signing in. */
@ObjectType('SignInPayload', {
  description: 'Result of signIn, confirmSignUp and acceptInvitation; the session is set as a cookie.',
})
export class SignInPayload extends Payload {
  @Field(() => ViewerType, { nullable: true, description: 'The signed-in caller.' })
  viewer!: ViewerType | null;
}

/** Result of signing out. */
@ObjectType('SignOutPayload', { description: 'Result of signOut.' })
export class SignOutPayload extends Payload {
  @Field(() => Boolean, { description: 'The caller is signed out; true even without a session.' })
  isSignedOut!: boolean;
}

/** Result of ending sessions. */
@ObjectType('EndSessionPayload', { description: 'Result of endSession and endOtherSessions.' })
export class EndSessionPayload extends Payload {
  @Field(() => [SessionType], { nullable: true, description: 'The remaining sessions.' })
  sessions!: SessionType[] | null;
}

/** Result of changing one's profile. */
@ObjectType('UpdateProfilePayload', { description: 'Result of updateProfile.' })
export class UpdateProfilePayload extends Payload {
  @Field(() => UserType, { nullable: true, description: 'The changed account.' })
  user!: UserType | null;
}
