import { Field, ObjectType } from 'type-graphql';
import { Payload } from './payload.js';
import { SessionType, UserType } from './user.type.js';
import { ViewerType } from './viewer.type.js';

/** Answer to signing up. */
@ObjectType('SignUpPayload', { description: 'Answer to signUp; the session travels as a cookie.' })
export class SignUpPayload extends Payload {
  @Field(() => ViewerType, { nullable: true, description: 'Who is signed in now.' })
  viewer!: ViewerType | null;
}

/** Answer to signing in. */
@ObjectType('SignInPayload', { description: 'Answer to signIn and acceptInvitation; the session travels as a cookie.' })
export class SignInPayload extends Payload {
  @Field(() => ViewerType, { nullable: true, description: 'Who is signed in now.' })
  viewer!: ViewerType | null;
}

/** Answer to signing out. */
@ObjectType('SignOutPayload', { description: 'Answer to signOut.' })
export class SignOutPayload extends Payload {
  @Field(() => Boolean, { description: 'The caller is signed out; also when she was not signed in.' })
  isSignedOut!: boolean;
}

/** Answer to ending sessions. */
@ObjectType('EndSessionPayload', { description: 'Answer to endSession and endOtherSessions.' })
export class EndSessionPayload extends Payload {
  @Field(() => [SessionType], { nullable: true, description: 'The sessions that are left.' })
  sessions!: SessionType[] | null;
}

/** Answer to changing oneself. */
@ObjectType('UpdateProfilePayload', { description: 'Answer to updateProfile.' })
export class UpdateProfilePayload extends Payload {
  @Field(() => UserType, { nullable: true, description: 'The account as it is now.' })
  user!: UserType | null;
}
