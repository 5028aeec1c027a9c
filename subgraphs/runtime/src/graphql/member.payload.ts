import { UserError } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { ConversationType } from './conversation.type.js';
import { MessageType } from './message.type.js';

@ObjectType('ConversationPayload', { description: 'Result of changing a conversation.' })
export class ConversationPayloadType {
  @Field(() => ConversationType, { nullable: true, description: 'The conversation; null if nothing changed.' })
  conversation!: ConversationType | null;

  @Field(() => [UserError], { description: 'Why nothing changed; empty on success.' })
  userErrors!: UserError[];
}

@ObjectType('SendMemberMessagePayload', { description: "Result of sending a member's message." })
export class SendMemberMessagePayloadType {
  @Field(() => MessageType, { nullable: true, description: 'The message; null if nothing was sent.' })
  message!: MessageType | null;

  @Field(() => ConversationType, { nullable: true, description: 'The conversation; null if nothing was sent.' })
  conversation!: ConversationType | null;

  @Field(() => [UserError], { description: 'Why nothing was sent; empty on success.' })
  userErrors!: UserError[];
}
