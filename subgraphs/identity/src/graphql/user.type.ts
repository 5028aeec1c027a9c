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

/** What a person did of the first steps. */
@ObjectType('FirstSteps', { description: 'First steps of a person that nothing else tells.' })
export class FirstStepsType {
  @Field(() => Boolean, { description: 'Their list is put away.' })
  isPutAway!: boolean;

  @Field(() => Boolean, { description: 'Tried a bot in the simulator.' })
  hasTried!: boolean;

  @Field(() => Boolean, { description: 'Looked at the numbers.' })
  hasSeenNumbers!: boolean;
}

/** A person, as people of the same organization see her. */
@Directive('@key(fields: "id")')
@ObjectType('User', { implements: Node, description: 'A person with an account.' })
export class UserType extends Node {
  @Field(() => String, { description: 'Normalised e-mail; unique on the platform.' })
  email!: string;

  @Field(() => String, { description: 'As the person wants to be called.' })
  name!: string;

  @Field(() => LocaleEnum, { description: 'Language in which the platform speaks to the person.' })
  locale!: Locale;

  @Field(() => DateTimeScalar, { description: 'When the account was made.' })
  createdAt!: Date;
}
