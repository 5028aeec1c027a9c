import { DateTimeScalar } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';

/** A deletion that waits for the end of its undo time. */
@ObjectType('OrganizationDeletion', {
  description: 'A deletion that was asked for; until it is carried out, cancelOrganizationDeletion takes it back.',
})
export class OrganizationDeletionType {
  @Field(() => DateTimeScalar, { description: 'When it was asked for; since then API keys mean nobody.' })
  requestedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When everything is deleted.' })
  dueAt!: Date;
}
