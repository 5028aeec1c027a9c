import { DateTimeScalar } from '@tertulia/subgraph';
import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType('LiveMetrics', { description: "Today's numbers, absolute: each value replaces the one before." })
export class LiveMetricsType {
  @Field(() => Int, { description: 'Grows with each value.' })
  sequence!: number;

  @Field(() => DateTimeScalar, { description: 'When they were read.' })
  at!: Date;

  @Field(() => Int, { description: "Conversations that started today, in the organization's zone." })
  conversationsToday!: number;

  @Field(() => Int, { description: 'Goals that they reached.' })
  goalsToday!: number;

  @Field(() => Float, { nullable: true, description: 'Mean of their ratings from 1 to 5; null while there is none.' })
  ratingToday!: number | null;
}
