import type { Awaiting, EndReason } from '@tertulia/flow-engine';
import type { Outcome } from '@tertulia/metrics';
import { DateTimeScalar, UserError } from '@tertulia/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ConversationNews } from '../application/ports.js';
import type { ConversationState } from '../domain/conversation.js';
import { AwaitingType } from './awaiting.type.js';
import { ConversationType } from './conversation.type.js';
import { ConversationEventKindEnum, ConversationOutcomeEnum, ConversationStateEnum, EndReasonEnum } from './enums.js';
import { asMessage, MessageType } from './message.type.js';

@ObjectType('ConversationEvent', { description: 'Something that happened in a conversation.' })
export class ConversationEventType {
  @Field(() => Int, { description: "The message's sequence, or the latest one of the conversation." })
  sequence!: number;

  @Field(() => ConversationEventKindEnum, { description: 'What it tells.' })
  kind!: ConversationNews['kind'];

  @Field(() => MessageType, { nullable: true, description: 'The message, for kind MESSAGE.' })
  message!: MessageType | null;

  @Field(() => ConversationStateEnum, { nullable: true, description: 'Who speaks now, for kind STATE.' })
  state!: ConversationState | null;

  @Field(() => AwaitingType, { nullable: true, description: 'What is asked for now, for kind AWAITING.' })
  awaiting!: Awaiting | null;

  @Field(() => EndReasonEnum, { nullable: true, description: 'Why it ended, for kind STATE.' })
  endReason!: EndReason | null;

  @Field(() => String, { nullable: true, description: 'Name of the member who answers, for kind STATE.' })
  takenOverBy!: string | null;
}

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

@InputType('TakeOverConversationInput', { description: 'Which conversation to take over.' })
export class TakeOverConversationInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;
}

@InputType('GiveBackConversationInput', { description: 'Which conversation to give back to the bot.' })
export class GiveBackConversationInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;
}

@InputType('ResolveConversationInput', { description: 'Which conversation is settled.' })
export class ResolveConversationInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;
}

@InputType('SendMemberMessageInput', { description: "A member's message." })
export class SendMemberMessageInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => String, {
    description: "The client's own id of it, 1 to 100 characters: a repeat is never a second message.",
  })
  clientMessageId!: string;

  @Field(() => String, { description: 'The text, at most 4096 characters.' })
  text!: string;
}

@InputType('MarkConversationReadInput', { description: 'How far the caller has read.' })
export class MarkConversationReadInput {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => Int, { description: 'Latest sequence that was read.' })
  sequence!: number;
}

@InputType('ConversationFilter', { description: 'Narrows a list of conversations.' })
export class ConversationFilterInput {
  @Field(() => [ConversationStateEnum], { nullable: true, description: 'Only these states.' })
  states?: ConversationState[] | null;

  @Field(() => ID, { nullable: true, description: 'Only this bot.' })
  botId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that the caller has taken over.' })
  isMine?: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Started at this moment or later.' })
  startedFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Started before this moment.' })
  startedTo?: Date | null;

  @Field(() => ConversationOutcomeEnum, { nullable: true, description: 'Only those of which a figure counts this.' })
  outcome?: Outcome | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only those under way, as LiveCounts.active counts them: not ended, last message within the idle minutes.',
  })
  isActive?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Part of what the visitor wrote.' })
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Test conversations instead of the others; a test key sees no others.',
  })
  isTest?: boolean | null;
}

/** News as the graph shows them. */
export function asConversationEvent(news: ConversationNews): ConversationEventType {
  const { kind, sequence } = news;
  const nothing = { message: null, state: null, awaiting: null, endReason: null, takenOverBy: null };
  return Object.assign(new ConversationEventType(), { kind, sequence, ...nothing, ...partsOf(news) });
}

function partsOf(news: ConversationNews): Partial<ConversationEventType> {
  switch (news.kind) {
    case 'MESSAGE':
      return { message: asMessage(news.message) };
    case 'STATE':
      return { state: news.state, endReason: news.endReason, takenOverBy: news.takenOverBy };
    case 'AWAITING':
      return { awaiting: news.awaiting };
    case 'TYPING':
      return {};
  }
}
