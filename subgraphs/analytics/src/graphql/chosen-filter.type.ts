import { LocaleEnum, type Foreign } from '@tertulia/subgraph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { MetricsFilter } from '../domain/metrics-filter.js';
import { asBot, asVersion, BotStub, BotVersionStub } from './foreign.type.js';
import { ChannelEnum, VisitorKindEnum } from './metrics.input.js';

/** A filter with the bots of it. */
export interface ChosenFilter {
  /** Empty for all. */
  readonly botIds: readonly string[];
  readonly only: MetricsFilter;
}

const all = 'empty for all.';

@ObjectType('ChosenMetricFilter', { description: 'A MetricFilter that was stored. An empty list means all.' })
export class ChosenFilterType {
  @Directive('@listSize(assumedSize: 10)')
  @Field(() => [BotStub], {
    nullable: 'items',
    description: `The bots that the caller sees of those chosen, null for one that is gone; ${all}`,
  })
  bots!: Foreign[];

  @Directive('@listSize(assumedSize: 10)')
  @Field(() => [BotVersionStub], {
    nullable: 'items',
    description: `Their versions, null for one that is gone; ${all}`,
  })
  versions!: Foreign[];

  @Directive('@listSize(assumedSize: 5)')
  @Field(() => [ChannelEnum], { description: `Channels; ${all}` })
  channels!: readonly string[];

  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [LocaleEnum], { description: `Languages; ${all}` })
  languages!: readonly string[];

  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [VisitorKindEnum], { description: `New or returning visitors; ${all}` })
  visitors!: readonly string[];

  @Directive('@listSize(assumedSize: 7)')
  @Field(() => [Int], { description: `Weekdays from 1 (Monday) to 7; ${all}` })
  weekdays!: readonly number[];

  @Directive('@listSize(assumedSize: 24)')
  @Field(() => [Int], { description: `Hours from 0 to 23; ${all}` })
  hours!: readonly number[];
}

/** Converts a stored filter to its GraphQL type. */
export function asChosenFilter({ botIds, only }: ChosenFilter): ChosenFilterType {
  const { versionIds, channels, languages, visitors, weekdays, hours } = only;
  return {
    bots: botIds.map(asBot),
    versions: (versionIds ?? []).map(asVersion),
    ...{ channels: channels ?? [], languages: languages ?? [], visitors: visitors ?? [] },
    ...{ weekdays: weekdays ?? [], hours: hours ?? [] },
  };
}
