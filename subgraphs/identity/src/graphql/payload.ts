import { UserError } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';

/** The common fields of mutation payloads. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], { description: 'Problems that the caller can fix; empty on success.' })
  userErrors!: UserError[];
}
