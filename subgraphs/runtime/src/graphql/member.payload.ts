import { UserError } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { ConversationType } from './conversation.type.js';
import { MessageType } from './message.type.js';

@ObjectType('ConversationPayload', { description: 'Outcome of a change of a conversation.' })
export class ConversationPayloadType {
  @Field(() => ConversationType, { nullable: true, description: 'The conversation; null where nothing was done.' })
  conversation!: ConversationType | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserError[];
}

@ObjectType('SendMemberMessagePayload', { description: "Outcome of a member's message." })
export class SendMemberMessagePayloadType {
  @Field(() => MessageType, { nullable: true, description: 'The message; null where nothing was done.' })
  message!: MessageType | null;

  @Field(() => ConversationType, { nullable: true, description: 'The conversation; null where nothing was done.' })
  conversation!: ConversationType | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserError[];
}
