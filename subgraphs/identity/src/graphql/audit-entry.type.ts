import { connectionOf, DateTimeScalar } from '@tertulia/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';

/** An entry of the audit trail. */
@ObjectType('AuditEntry', {
  description: 'Who changed what in the organization, and who took which of its data along as a file.',
})
export class AuditEntryType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Field(() => String, {
    description:
      'E-mail of the person at that time, or the name of an API key with its beginning; `deleted account` with the id once the account is deleted.',
  })
  actor!: string;

  @Field(() => String, { description: 'The action, as a stable name such as member.invited or export.downloaded.' })
  action!: string;

  @Field(() => String, {
    description:
      'The object, readable: an e-mail, the name of a key, the name of a file; the id of a file of a visitor.',
  })
  subject!: string;
}

/** Pages of the audit trail. */
export const { Connection: AuditEntryConnection } = connectionOf(AuditEntryType, 'AuditEntry');
