import type { Visitor } from '@tertulia/metrics';
import { badArgument, DateTimeScalar, enumOf, fromGlobalId, LocaleEnum } from '@tertulia/subgraph';
import type { Comparison } from '../domain/comparison.js';
import type { MetricsFilter } from '../domain/metrics-filter.js';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';

const channels = {
  WEB: 'The chat on a web page.',
  API: "A partner's program, over the API.",
  SIMULATOR: 'The simulator of the builder.',
  WHATSAPP: 'WhatsApp.',
  TELEGRAM: 'Telegram.',
};
export type Channel = keyof typeof channels;

/** The same as that of runtime: composition refuses a difference. */
export const ChannelEnum = enumOf('Channel', 'Where a conversation takes place.', channels);

export const VisitorKindEnum = enumOf('VisitorKind', 'Whether a visitor had an earlier conversation.', {
  NEW: 'The first conversation of the visitor, as far as is known.',
  RETURNING: 'The visitor had an earlier conversation.',
} satisfies Record<Exclude<Visitor, 'UNKNOWN'>, string>);

export const MetricComparisonEnum = enumOf('MetricComparison', 'What a window is compared with.', {
  PREVIOUS_PERIOD:
    'The time just before: as many local days if the window is whole days, otherwise of the same duration.',
  SAME_PERIOD_LAST_YEAR: 'The same days and times of the year before. 28 February stands for 29.',
} satisfies Record<Comparison, string>);

@InputType('RangeInput', {
  description: 'A range of time of at most 400 days, half-open. Counted in whole minutes: the window shows which.',
})
export class RangeInput {
  @Field(() => DateTimeScalar, { description: 'First moment inside.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'First moment after.' })
  to!: Date;
}

const none = 'null or empty for all.';

@InputType('MetricFilter', {
  description:
    'Which conversations count. With channels, languages, visitors or hours the window is widened to whole hours of the organization.',
})
export class MetricFilter {
  @Field(() => [ID], { nullable: true, description: `Only these bots; ${none}` })
  botIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: `Only these versions of the bots; ${none}` })
  versionIds?: string[] | null;

  @Field(() => [ChannelEnum], { nullable: true, description: `Only on these channels; ${none}` })
  channels?: Channel[] | null;

  @Field(() => [LocaleEnum], { nullable: true, description: `Only in these languages; ${none}` })
  languages?: (keyof typeof LocaleEnum)[] | null;

  @Field(() => [VisitorKindEnum], { nullable: true, description: `Only of new or of returning visitors; ${none}` })
  visitors?: Exclude<Visitor, 'UNKNOWN'>[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: `Only those that started on these weekdays, from 1 (Monday) to 7, in the organization's time zone; ${none}`,
  })
  weekdays?: number[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: `Only those that started in these hours, from 0 to 23, in the organization's time zone; ${none}`,
  })
  hours?: number[] | null;
}

/** Arguments of an organization's metrics. */
@ArgsType()
export class OrganizationMetricsArgs {
  @Field(() => RangeInput, { description: 'Conversations that started in this range.' })
  range!: RangeInput;

  @Field(() => MetricFilter, { nullable: true, description: 'Only some of them.' })
  filter?: MetricFilter | null;

  @Field(() => MetricComparisonEnum, {
    defaultValue: 'PREVIOUS_PERIOD',
    description: 'What the window is compared with: of which time previous values are.',
  })
  compare!: Comparison;
}

type Given = MetricFilter | null | undefined;

/** The bots that a filter names; null for all. Empty lists are like absent ones. */
export function botIdsOf(filter: Given): readonly string[] | null {
  return given(filter?.botIds)?.map((id) => fromGlobalId('bot', id)) ?? null;
}

/** What a filter says besides its bots. @throws DomainError BAD_USER_INPUT */
export function filterOf(filter: Given): MetricsFilter {
  const within = (name: 'weekdays' | 'hours', [least, most]: readonly [number, number]): readonly number[] | null => {
    const list = given(filter?.[name]);
    if (list?.every((value) => value >= least && value <= most) === false) {
      throw badArgument(`filter.${name}`, { expected: `${least}..${most}` });
    }
    return list;
  };
  return {
    versionIds: given(filter?.versionIds)?.map((id) => fromGlobalId('botVersion', id)) ?? null,
    channels: given(filter?.channels),
    languages: given(filter?.languages),
    visitors: given(filter?.visitors),
    weekdays: within('weekdays', [1, 7]),
    hours: within('hours', [0, 23]),
  };
}

function given<T>(list: readonly T[] | null | undefined): readonly T[] | null {
  return list === null || list === undefined || list.length === 0 ? null : [...new Set(list)];
}
