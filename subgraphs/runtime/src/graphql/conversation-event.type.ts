import type { Awaiting, EndReason } from '@tertulia/flow-engine';
import { Field, Int, ObjectType } from 'type-graphql';
import type { ConversationNews } from '../application/ports.js';
import type { ConversationState } from '../domain/conversation.js';
import { AwaitingType } from './awaiting.type.js';
import { ConversationEventKindEnum, ConversationStateEnum, EndReasonEnum } from './enums.js';
import { asMessage, asPartialMessage, MessageType } from './message.type.js';

@ObjectType('ConversationEvent', { description: 'Something that happened in a conversation.' })
export class ConversationEventType {
  @Field(() => Int, { description: "The message's sequence, or the latest one of the conversation." })
  sequence!: number;

  @Field(() => ConversationEventKindEnum, { description: 'The kind of event.' })
  kind!: ConversationNews['kind'];

  @Field(() => MessageType, { nullable: true, description: 'The message, for kinds MESSAGE and PARTIAL.' })
  message!: MessageType | null;

  @Field(() => ConversationStateEnum, {
    nullable: true,
    description: 'Who replies to the visitor now, for kind STATE.',
  })
  state!: ConversationState | null;

  @Field(() => AwaitingType, {
    nullable: true,
    description: 'The input that the visitor is asked for now, for kind AWAITING.',
  })
  awaiting!: Awaiting | null;

  @Field(() => EndReasonEnum, { nullable: true, description: 'Why it ended, for kind STATE.' })
  endReason!: EndReason | null;

  @Field(() => String, { nullable: true, description: 'Name of the member who took over, for kind STATE.' })
  takenOverBy!: string | null;
}

/** Converts conversation news to its GraphQL type. */
export function asConversationEvent(news: ConversationNews): ConversationEventType {
  const { kind, sequence } = news;
  const nothing = { message: null, state: null, awaiting: null, endReason: null, takenOverBy: null };
  return Object.assign(new ConversationEventType(), { kind, sequence, ...nothing, ...partsOf(news) });
}

function partsOf(news: ConversationNews): Partial<ConversationEventType> {
  switch (news.kind) {
    case 'MESSAGE':
      return { message: asMessage(news.message) };
    case 'PARTIAL':
      return { message: asPartialMessage(news.message) };
    case 'STATE':
      return { state: news.state, endReason: news.endReason, takenOverBy: news.takenOverBy };
    case 'AWAITING':
      return { awaiting: news.awaiting };
    case 'TYPING':
      return {};
  }
}
