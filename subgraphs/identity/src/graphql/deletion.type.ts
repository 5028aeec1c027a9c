import { DateTimeScalar } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';

/** A deletion during its undo time. */
@ObjectType('OrganizationDeletion', {
  description: 'A requested deletion; until it is carried out, cancelOrganizationDeletion cancels it.',
})
export class OrganizationDeletionType {
  @Field(() => DateTimeScalar, { description: 'When it was requested; API keys have been refused since then.' })
  requestedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When everything will be deleted.' })
  dueAt!: Date;
}
