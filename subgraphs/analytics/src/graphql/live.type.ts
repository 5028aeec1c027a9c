import { DateTimeScalar } from '@tertulia/subgraph';
import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType('LiveMetrics', { description: "Today's metrics, absolute: each value replaces the previous one." })
export class LiveMetricsType {
  @Field(() => Int, { description: 'Increases with each value.' })
  sequence!: number;

  @Field(() => DateTimeScalar, { description: 'When they were read.' })
  at!: Date;

  @Field(() => Int, { description: "Conversations that started today, in the organization's time zone." })
  conversationsToday!: number;

  @Field(() => Int, { description: 'Goals that they reached.' })
  goalsToday!: number;

  @Field(() => Float, { nullable: true, description: 'Mean of their ratings from 1 to 5; null if there is none.' })
  ratingToday!: number | null;
}
