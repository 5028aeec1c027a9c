import { connectionOf, DateTimeScalar, toGlobalId, type Foreign } from '@tertulia/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { MessageAuthor } from '../domain/conversation.js';
import type { Message } from '../domain/message.js';
import { ContentNodeUnion, shownContent } from './content.type.js';
import { MessageAuthorEnum } from './enums.js';
import { UserStub } from './foreign.type.js';

@ObjectType('Message', { description: 'One message of a conversation.' })
export class MessageType {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => Int, { description: 'Its place in the conversation: 1, 2, 3 without a gap.' })
  sequence!: number;

  @Field(() => MessageAuthorEnum, { description: 'Who wrote it.' })
  author!: MessageAuthor;

  @Field(() => UserStub, {
    nullable: true,
    description: 'The member who wrote it; null for other authors, and where a key wrote it.',
  })
  member!: Foreign | null;

  /** Name of the member or of the key at that time; null in old messages and for other authors. */
  authorName!: string | null;

  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [ContentNodeUnion], { description: 'What it says, as a safe tree.' })
  content!: (typeof ContentNodeUnion)[];

  @Field(() => String, { description: 'What it says, as plain text.' })
  text!: string;

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'The block that said it; null for other authors than the bot.' })
  blockId!: string | null;

  @Field(() => String, { nullable: true, description: "The sender's own id of it." })
  clientMessageId!: string | null;

  /** Where its member's name is found; without an organization in the caller's own. */
  conversationId!: string;

  organizationId!: string | null;

  memberId!: string | null;
}

export const { Connection: MessageConnection } = connectionOf(MessageType, 'Message');

/** A message whose instant is a date or text. */
type AnyMessage = Omit<Message, 'at' | NewParts> & Partial<Pick<Message, NewParts>> & { readonly at: Date | string };

/** Absent where a process of the release before told it. */
type NewParts = 'authorName' | 'isByKey';

/** A message as the graph shows it. */
export function asMessage(message: AnyMessage, organizationId: string | null = null): MessageType {
  const { sequence, author, memberId, text, blockId, clientMessageId, conversationId } = message;
  return Object.assign(new MessageType(), {
    ...{ sequence, author, text, blockId, clientMessageId, conversationId, memberId, organizationId },
    id: toGlobalId('message', message.id),
    authorName: message.authorName ?? null,
    member: memberId === null || message.isByKey === true ? null : { id: toGlobalId('user', memberId) },
    content: shownContent(message.content),
    at: new Date(message.at),
  });
}
