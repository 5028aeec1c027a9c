import { connectionOf, DateTimeScalar } from '@tertulia/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';

/** An entry of the audit trail. */
@ObjectType('AuditEntry', { description: 'Who changed what in the organization.' })
export class AuditEntryType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Field(() => String, {
    description: 'E-mail of the person at that time; `deleted account` with the id once the account is deleted.',
  })
  actor!: string;

  @Field(() => String, { description: 'The action, as a stable name such as member.invited.' })
  action!: string;

  @Field(() => String, { description: 'The changed object, readable: an e-mail, the name of a key.' })
  subject!: string;
}

/** Pages of the audit trail. */
export const { Connection: AuditEntryConnection } = connectionOf(AuditEntryType, 'AuditEntry');
