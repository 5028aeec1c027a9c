import type { EndReason, Locale, VariableValue } from '@tertulia/flow-engine';
import {
  connectionOf,
  DateTimeScalar,
  JsonScalar,
  LocaleEnum,
  Money,
  Node,
  toGlobalId,
  type Foreign,
} from '@tertulia/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Channel, Conversation, ConversationState } from '../domain/conversation.js';
import type { RatingComment } from '../domain/fold-outputs.js';
import { ChannelEnum, ConversationStateEnum, EndReasonEnum, RatingScaleEnum } from './enums.js';
import { BotStub, BotVersionStub, UserStub } from './foreign.type.js';

@ObjectType('Takeover', { description: 'A member, or a partner with an API key, replies instead of the bot.' })
export class TakeoverType {
  @Field(() => UserStub, { nullable: true, description: 'The member; null for an API key.' })
  member!: Foreign | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the member or the API key at that time; null if it is not known.',
  })
  name!: string | null;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  startedAt!: Date;
}

@ObjectType('VariableValue', { description: 'A variable that has a value.' })
export class VariableValueType {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'Value.' })
  value!: VariableValue;

  @Field(() => Boolean, { description: 'It contains personal data.' })
  isPersonalData!: boolean;
}

@ObjectType('Goal', { description: 'A goal of the business that the conversation reached.' })
export class GoalType {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Money, { nullable: true, description: 'Its monetary value.' })
  amount!: Money | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

@ObjectType('RatingComment', {
  description: 'What a visitor wrote about a rating, in answer to the question after it.',
})
export class RatingCommentType {
  @Field(() => RatingScaleEnum, { description: 'The scale of the rating.' })
  scale!: RatingComment['scale'];

  @Field(() => Int, { description: 'The rating.' })
  value!: number;

  @Field(() => String, { description: 'The words, at most 2,000 characters.' })
  text!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

@Directive('@key(fields: "id")')
@ObjectType('Conversation', {
  implements: Node,
  description: "One visitor's conversation with one bot, from the first message on.",
})
export class ConversationType {
  id!: string;
  organizationId!: string;
  botId!: string;
  versionId!: string;
  contactId!: string | null;
  visitorId!: string | null;
  countedAt!: Date | null;
  openedAt!: Date;
  lastSequence!: number;

  @Field(() => ID, { name: 'id', description: 'Id.' })
  globalId(): string {
    return toGlobalId('conversation', this.id);
  }

  @Field(() => BotStub, { description: 'The bot.' })
  bot(): Foreign {
    return { id: toGlobalId('bot', this.botId) };
  }

  @Field(() => BotVersionStub, { nullable: true, description: 'The version on which it runs from start to end.' })
  version(): Foreign {
    return { id: toGlobalId('botVersion', this.versionId) };
  }

  @Field(() => ChannelEnum, { description: 'Where it takes place.' })
  channel!: Channel;

  @Field(() => ConversationStateEnum, { description: 'Who replies to the visitor.' })
  state!: ConversationState;

  @Field(() => EndReasonEnum, { nullable: true, description: 'Why it ended; null if it has not ended.' })
  endReason!: EndReason | null;

  @Field(() => Boolean, { description: 'A test conversation; never counted.' })
  isTest!: boolean;

  @Field(() => Boolean, { description: 'Demo data.' })
  isDemo!: boolean;

  @Field(() => LocaleEnum, { description: 'Its language.' })
  locale!: Locale;

  @Field(() => DateTimeScalar, { description: 'First message of the visitor.' })
  startedAt(): Date {
    return this.countedAt ?? this.openedAt;
  }

  @Field(() => DateTimeScalar, { description: 'Latest message.' })
  lastMessageAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  endedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Since when the visitor has waited for a person's reply, also during a takeover.",
  })
  waitingSince!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The queue in which the visitor waits or has waited for a person; null for the general one.',
  })
  queue!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The visitor's first text beyond a greeting, at most 140 characters; null if there is none.",
  })
  firstWords!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the visitor's data was erased; then no more messages can be sent.",
  })
  erasedAt!: Date | null;

  @Field(() => Int, { description: 'Number of messages.' })
  messageCount(): number {
    return this.lastSequence;
  }

  @Field(() => Int, { name: 'rating', nullable: true, description: "The visitor's latest rating." })
  shownRating(): number | null {
    const { rating } = this as unknown as Conversation;
    return rating === null ? null : Math.round(rating);
  }
}

export const { Connection: ConversationConnection } = connectionOf(ConversationType, 'Conversation');

/** Converts a conversation to its GraphQL type. */
export function asConversation(conversation: Conversation): ConversationType {
  return Object.assign(new ConversationType(), conversation);
}
