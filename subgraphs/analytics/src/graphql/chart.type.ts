import { DateTimeScalar, TimeZoneScalar, type Foreign } from '@tertulia/subgraph';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { BotStub } from './foreign.type.js';

@ObjectType('HourGrid', { description: 'Conversations by weekday and hour.' })
export class HourGridType {
  @Field(() => [[Int]], { description: '7 rows, Monday first, of 24 hours.' })
  cells!: number[][];

  @Field(() => TimeZoneScalar, { description: 'Time zone of the hours.' })
  timeZone!: string;
}

@ObjectType('HistogramBucket', { description: 'How often one rating was given.' })
export class HistogramBucketType {
  @Field(() => Int, { description: 'The value.' })
  value!: number;

  @Field(() => Int, { description: 'How often.' })
  count!: number;
}

@ObjectType('Histogram', { description: 'How often each rating was given.' })
export class HistogramType {
  @Field(() => [HistogramBucketType], { description: 'Every rating, from the smallest up.' })
  buckets!: HistogramBucketType[];

  @Field(() => Int, { description: 'How many were given.' })
  total!: number;

  @Field(() => Float, { nullable: true, description: 'Their mean; null if there are none.' })
  mean!: number | null;
}

@ObjectType('QuestionDropOff', { description: 'The share of visitors who leave at a question.' })
export class QuestionDropOffType {
  @Field(() => String, { description: "The question's block in the flow." })
  blockId!: string;

  @Field(() => Int, { description: 'Times it was asked.' })
  asked!: number;

  @Field(() => Int, { description: 'Times it was answered.' })
  answered!: number;

  @Field(() => Float, { nullable: true, description: 'Share that was never answered, 0 to 1.' })
  rate!: number | null;
}

@ObjectType('UnansweredQuestion', { description: 'A question of visitors that the bot could not answer.' })
export class UnansweredQuestionType {
  @Field(() => String, {
    description: 'The latest wording; questions that differ only in case, accents and punctuation are the same.',
  })
  question!: string;

  @Field(() => Int, { description: 'Times it was asked.' })
  count!: number;

  @Field(() => DateTimeScalar, { description: 'When it was asked last.' })
  lastAskedAt!: Date;

  @Field(() => BotStub, { description: 'The bot that could not answer.' })
  bot!: Foreign;
}
