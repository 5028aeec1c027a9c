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
import { ChannelEnum, ConversationStateEnum, EndReasonEnum } from './enums.js';
import { BotStub, BotVersionStub, UserStub } from './foreign.type.js';

@ObjectType('Takeover', { description: 'A member, or a partner with a key, answers instead of the bot.' })
export class TakeoverType {
  @Field(() => UserStub, { nullable: true, description: 'Who; null where a key answers.' })
  member!: Foreign | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the member or of the key at that time; null where it is not known.',
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

  @Field(() => Boolean, { description: 'It tells something about a person.' })
  isPersonalData!: boolean;
}

@ObjectType('Goal', { description: 'Something that the business wants, and that was reached.' })
export class GoalType {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Money, { nullable: true, description: 'What it is worth.' })
  amount!: Money | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

@Directive('@key(fields: "id")')
@ObjectType('Conversation', {
  implements: Node,
  description: "One visitor's talk with one bot, from the first message on.",
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

  @Field(() => BotVersionStub, { nullable: true, description: 'The version on which it runs to its end.' })
  version(): Foreign {
    return { id: toGlobalId('botVersion', this.versionId) };
  }

  @Field(() => ChannelEnum, { description: 'Where it takes place.' })
  channel!: Channel;

  @Field(() => ConversationStateEnum, { description: 'Who speaks with the visitor.' })
  state!: ConversationState;

  @Field(() => EndReasonEnum, { nullable: true, description: 'Why it ended; null while it has not.' })
  endReason!: EndReason | null;

  @Field(() => Boolean, { description: 'Held to try something out; never counted.' })
  isTest!: boolean;

  @Field(() => Boolean, { description: 'Part of the demo.' })
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
    description: "Since when the visitor waits for a person's answer, also one who has taken over.",
  })
  waitingSince!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the visitor said first beyond a greeting, at most 140 characters; null where there is nothing.',
  })
  firstWords!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the visitor had everything removed; nobody can answer any more.',
  })
  erasedAt!: Date | null;

  @Field(() => Int, { description: 'How many messages it has.' })
  messageCount(): number {
    return this.lastSequence;
  }

  @Field(() => Int, { name: 'rating', nullable: true, description: 'The latest rating that the visitor gave.' })
  shownRating(): number | null {
    const { rating } = this as unknown as Conversation;
    return rating === null ? null : Math.round(rating);
  }
}

export const { Connection: ConversationConnection } = connectionOf(ConversationType, 'Conversation');

/** A conversation as the graph shows it. */
export function asConversation(conversation: Conversation): ConversationType {
  return Object.assign(new ConversationType(), conversation);
}
