import { connectionOf, DateTimeScalar } from '@tertulia/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';

/** A line of the audit trail. */
@ObjectType('AuditEntry', { description: 'Who changed what in the organization.' })
export class AuditEntryType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Field(() => String, {
    description:
      'E-mail of the person who did it, as it was then; `deleted account` with the id once the account is gone.',
  })
  actor!: string;

  @Field(() => String, { description: 'What was done, as a stable name such as member.invited.' })
  action!: string;

  @Field(() => String, { description: 'To what it was done, readable: an e-mail, the name of a key.' })
  subject!: string;
}

/** Pages of the audit trail. */
export const { Connection: AuditEntryConnection } = connectionOf(AuditEntryType, 'AuditEntry');
