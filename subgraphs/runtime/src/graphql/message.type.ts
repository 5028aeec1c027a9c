import { connectionOf, DateTimeScalar, toGlobalId, type Foreign } from '@tertulia/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { MessageAuthor } from '../domain/conversation.js';
import type { AnswerSource } from '@tertulia/flow-engine';
import type { Heard, Message } from '../domain/message.js';
import { ContentNodeUnion, shownContent, shownWithoutLinks } from './content.type.js';
import { MessageAuthorEnum } from './enums.js';
import { UserStub } from './foreign.type.js';

@ObjectType('Message', { description: 'One message of a conversation.' })
export class MessageType {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => Int, { description: 'Its number in the conversation: 1, 2, 3 without gaps.' })
  sequence!: number;

  @Field(() => MessageAuthorEnum, { description: 'Who wrote it.' })
  author!: MessageAuthor;

  @Field(() => UserStub, {
    nullable: true,
    description: 'The member who wrote it; null for other authors and for API keys.',
  })
  member!: Foreign | null;

  /** Name of the member or API key at that time; null in old messages and for other authors. */
  authorName!: string | null;

  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [ContentNodeUnion], { description: 'The content, as a safe tree.' })
  content!: (typeof ContentNodeUnion)[];

  @Field(() => String, { description: 'The content, as plain text.' })
  text!: string;

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'The block that sent it; null for authors other than the bot.' })
  blockId!: string | null;

  @Field(() => String, { nullable: true, description: "The sender's id of the message." })
  clientMessageId!: string | null;

  /** To look up the author's name; without an organization, the caller's is used. */
  conversationId!: string;

  organizationId!: string | null;

  memberId!: string | null;

  /** Absent in messages of the previous release. */
  heard!: Heard | null;

  /** Absent in messages of the previous release. */
  sources!: readonly AnswerSource[] | null;
}

export const { Connection: MessageConnection } = connectionOf(MessageType, 'Message');

/** A message with its time as a date or as text. */
type AnyMessage = Omit<Message, 'at' | NewParts> & Partial<Pick<Message, NewParts>> & { readonly at: Date | string };

/** Absent in messages that a process of the previous release published. */
type NewParts = 'authorName' | 'isByKey' | 'heard' | 'sources';

/** Converts a message to its GraphQL type. */
export function asMessage(message: AnyMessage, organizationId: string | null = null): MessageType {
  const { sequence, author, memberId, text, blockId, clientMessageId, conversationId } = message;
  return Object.assign(new MessageType(), {
    ...{ sequence, author, text, blockId, clientMessageId, conversationId, memberId, organizationId },
    id: toGlobalId('message', message.id),
    authorName: message.authorName ?? null,
    heard: message.heard ?? null,
    sources: message.sources ?? null,
    member: memberId === null || message.isByKey === true ? null : { id: toGlobalId('user', memberId) },
    content: shownContent(message.content),
    at: new Date(message.at),
  });
}

/** Like `asMessage`, for a message that is not complete: nothing in it leads anywhere, because an address may still be cut. */
export function asPartialMessage(message: AnyMessage): MessageType {
  return Object.assign(asMessage(message), { content: shownWithoutLinks(message.content) });
}
