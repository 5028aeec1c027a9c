import type { Locale } from '@tertulia/errors';
import { DateTimeScalar, LocaleEnum, Node } from '@tertulia/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A signed-in browser, as its owner sees it. */
@ObjectType('Session', { description: 'A browser in which a person is signed in.' })
export class SessionType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When the person signed in.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last used, to the minute.' })
  lastSeenAt!: Date;

  @Field(() => String, { description: 'Browser and system, such as Chrome · Windows; unknown where not recognised.' })
  device!: string;
}

/** The first steps of a person. */
@ObjectType('FirstSteps', { description: 'The first steps that a person has done and no other data shows.' })
export class FirstStepsType {
  @Field(() => Boolean, { description: 'Whether the list is hidden.' })
  isPutAway!: boolean;

  @Field(() => Boolean, { description: 'Tried a bot in the simulator.' })
  hasTried!: boolean;

  @Field(() => Boolean, { description: 'Looked at the metrics.' })
  hasSeenNumbers!: boolean;
}

/** A person, as other members see them. */
@Directive('@key(fields: "id")')
@ObjectType('User', { implements: Node, description: 'A person with an account.' })
export class UserType extends Node {
  @Field(() => String, { description: 'Normalized e-mail; unique on the platform.' })
  email!: string;

  @Field(() => String, { description: 'The name that the person wants to be called.' })
  name!: string;

  @Field(() => LocaleEnum, { description: "The person's language on the platform." })
  locale!: Locale;

  @Field(() => DateTimeScalar, { description: 'When the account was created.' })
  createdAt!: Date;
}
