import type { Outcome } from '@tertulia/metrics';
import { DateTimeScalar, PageArgs } from '@tertulia/subgraph';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { ConversationState } from '../domain/conversation.js';
import { ConversationOutcomeEnum, ConversationStateEnum } from './enums.js';

@ArgsType()
export class MessageArgs {
  @Field(() => Int, { nullable: true, description: 'Only messages after this sequence.' })
  after?: number | null;

  @Field(() => Int, { nullable: true, description: 'Number of messages from the start, 1 to 500; 100 if omitted.' })
  first?: number | null;

  @Field(() => Int, { nullable: true, description: 'Number of messages from the end, 1 to 500.' })
  last?: number | null;
}

@InputType('ConversationFilter', { description: 'Filters a list of conversations.' })
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

  @Field(() => ConversationOutcomeEnum, {
    nullable: true,
    description: 'Only conversations that metrics count under this outcome.',
  })
  outcome?: Outcome | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only active conversations, as LiveCounts.active counts them: not ended, last message within the idle minutes.',
  })
  isActive?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Only of this queue; an empty name is the general one.' })
  queue?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of what the visitor wrote.' })
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Test conversations instead of the others; a test key always sees test conversations only.',
  })
  isTest?: boolean | null;
}

@ArgsType()
export class ConversationListArgs extends PageArgs {
  @Field(() => ConversationFilterInput, { nullable: true, description: 'Filters the list.' })
  filter?: ConversationFilterInput | null;
}
