import type { ConversationGroup } from '@tertulia/metrics';
import { connectionOf, DateTimeScalar, enumOf, ForwardPageArgs, toGlobalId, type Foreign } from '@tertulia/subgraph';
import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import type { CountedConversation } from '../application/ports.js';
import { asBot, BotStub, ConversationStub } from './foreign.type.js';

export const MetricGroupEnum = enumOf('MetricGroup', 'Groups of conversations of which metrics are made.', {
  STARTED: 'All that started: what conversations counts, and the denominator of most rates.',
  COMPLETED: 'Reached an end with no question open, after at least one answer: what completionRate counts.',
  CONVERTED: 'Reached at least one goal: what conversionRate counts.',
  SUCCESSFUL: 'Reached a goal, or completed where the bot has none, without a bad rating: what successRate counts.',
  INVOLVED: 'The bot took part: the denominator of resolutionRate and handOffRate.',
  HANDED_OFF: 'Were handed off to a person: what handOffRate counts.',
  RESOLVED: 'Resolved by the bot without help: what resolutionRate counts.',
  RATED_STARS: 'Rated from 1 to 5: the denominator of csat.',
  SATISFIED: 'Rated 4 or 5: what csat counts.',
  RATED_NPS: 'Rated from 0 to 10: the denominator of nps.',
  PROMOTERS: 'Rated 9 or 10.',
  DETRACTORS: 'Rated from 0 to 6.',
  COMMENTED: 'Wrote something about a rating of the service.',
  FAILED: 'A turn or an action failed, once or more: what errors adds up.',
  BOT_TIMED: 'A wait for the bot was measured, once or more.',
  PERSON_TIMED: 'A wait for a person was measured, once or more.',
  BUSINESS_TIMED: 'The same, in opening hours.',
  ABANDONED: 'Ended by silence with something open: what abandonmentRate counts.',
  RETURNING: 'The visitor had an earlier one: what returningRate counts.',
  REOPENED: 'Went on after an end: what reopenRate counts.',
  MODEL_USED: 'A language model did work for it: what aiTokens adds up.',
} satisfies Record<ConversationGroup, string>);

@ArgsType()
export class CountedArgs extends ForwardPageArgs {
  @Field(() => MetricGroupEnum, {
    nullable: true,
    description: 'Another group of which this metric is made, such as its denominator; by default what it counts.',
  })
  group?: ConversationGroup | null;
}

@ObjectType('CountedConversation', { description: 'A conversation that a metric counts.' })
export class CountedConversationType {
  @Field(() => ID, { description: "The conversation's id." })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When it started.' })
  startedAt!: Date;

  @Field(() => BotStub, { nullable: true, description: 'The bot; null if it was deleted.' })
  bot!: Foreign | null;

  @Field(() => ConversationStub, {
    nullable: true,
    description: 'The conversation, without its texts after an erasure; null if it can no longer be shown.',
  })
  conversation!: Foreign | null;
}

export const { Connection: CountedConversationConnection } = connectionOf(
  CountedConversationType,
  'CountedConversation',
);

export function asCounted({ conversationId, botId, startedAt }: CountedConversation): CountedConversationType {
  const id = toGlobalId('conversation', conversationId);
  return { id, startedAt, bot: asBot(botId), conversation: { id } };
}
