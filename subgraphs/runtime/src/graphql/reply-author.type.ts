import { toGlobalId } from '@tertulia/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { KnownAuthor } from '../application/read-reply-authors.js';

@Directive('@key(fields: "id")')
@ObjectType('ReplyAuthor', {
  description: 'Who replied to visitors instead of a bot: a person, also one who has left since, or an API key.',
})
export class ReplyAuthorType {
  @Field(() => ID, { description: 'Id of who replied; not that of the account or the key.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name as it was when they last took a conversation over; null if it is not known.',
  })
  name!: string | null;

  @Field(() => Boolean, { description: 'It is an API key.' })
  isByKey!: boolean;
}

export function asReplyAuthor({ memberId, memberName: name, isByKey }: KnownAuthor): ReplyAuthorType {
  return { id: toGlobalId('replyAuthor', memberId), name, isByKey };
}
