import { DateTimeScalar } from '@tertulia/subgraph';
import { ArgsType, Field, ID, InputType } from 'type-graphql';

@InputType('RangeInput', {
  description: 'A range of time of at most 400 days, half-open. Counted in whole minutes: the window shows which.',
})
export class RangeInput {
  @Field(() => DateTimeScalar, { description: 'First moment inside.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'First moment after.' })
  to!: Date;
}

@InputType('MetricFilter', { description: 'Filters metrics.' })
export class MetricFilter {
  @Field(() => [ID], { nullable: true, description: 'Only these bots; null or empty for all.' })
  botIds?: string[] | null;
}

/** Arguments of an organization's metrics. */
@ArgsType()
export class OrganizationMetricsArgs {
  @Field(() => RangeInput, { description: 'Conversations that started in this range.' })
  range!: RangeInput;

  @Field(() => MetricFilter, { nullable: true, description: 'Only some of them.' })
  filter?: MetricFilter | null;
}
