import { UserError } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';

/** What every payload of a mutation says. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], { description: 'What the caller can cure; empty when the change was made.' })
  userErrors!: UserError[];
}
