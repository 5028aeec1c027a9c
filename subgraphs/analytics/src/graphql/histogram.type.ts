import { Field, Float, Int, ObjectType } from 'type-graphql';

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
