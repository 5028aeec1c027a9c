import { DateScalar, Payload, toGlobalId } from '@tertulia/subgraph';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { ReportPreset, ReportView } from '../domain/report-view.js';
import { asChosenFilter, ChosenFilterType } from './chosen-filter.type.js';
import { MetricFilter } from './metrics.input.js';

const presets: Record<ReportPreset, string> = {
  TODAY: 'The current day, until now.',
  YESTERDAY: 'The day before.',
  LAST_7_DAYS: 'Seven days, today included.',
  LAST_30_DAYS: 'Thirty days, today included.',
  LAST_90_DAYS: 'Ninety days, today included.',
  LAST_12_MONTHS: '365 days, today included.',
  THIS_MONTH: 'From the first of the month until now.',
  LAST_MONTH: 'The month before.',
};

export const ReportPresetEnum = Object.fromEntries(Object.keys(presets).map((name) => [name, name]));
registerEnumType(ReportPresetEnum, {
  name: 'ReportPreset',
  description: "A named period in the organization's time zone.",
  valuesConfig: Object.fromEntries(Object.entries(presets).map(([name, description]) => [name, { description }])),
});

@ObjectType('ReportViewFilter', { description: 'What a report is about.' })
export class ReportViewFilterType extends ChosenFilterType {
  @Field(() => ReportPresetEnum, { nullable: true, description: 'The period; null if it has days of its own.' })
  preset!: ReportPreset | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null with a preset.' })
  from!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null with a preset.' })
  to!: string | null;

  @Field(() => Boolean, { description: 'Whether it is compared with the previous period.' })
  isCompared!: boolean;
}

@ObjectType('ReportView', { description: 'A filter of reports with a name.' })
export class ReportViewType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => ReportViewFilterType, { description: 'The filter.' })
  filter!: ReportViewFilterType;

  @Field(() => Boolean, { description: 'Whether everybody in the organization sees it.' })
  isShared!: boolean;

  @Field(() => Boolean, { description: 'Whether the caller may change it.' })
  mayChange!: boolean;
}

@InputType('ReportViewFilterInput', {
  description:
    'What a report is about: a preset, or both days, and which conversations; at most 100 bots and 100 versions.',
})
export class ReportViewFilterInput extends MetricFilter {
  @Field(() => ReportPresetEnum, { nullable: true, description: 'The period.' })
  preset?: ReportPreset | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day.' })
  to?: string | null;

  @Field(() => Boolean, { description: 'Whether it is compared with the previous period.' })
  isCompared!: boolean;
}

@InputType('SaveReportViewInput', { description: 'A view, new or changed.' })
export class SaveReportViewInput {
  @Field(() => ID, { nullable: true, description: 'The view to change; a new one if omitted.' })
  viewId?: string | null;

  @Field(() => String, { description: 'Its name, up to 60 characters.' })
  name!: string;

  @Field(() => ReportViewFilterInput, { description: 'The filter.' })
  filter!: ReportViewFilterInput;

  @Field(() => Boolean, { description: 'Whether everybody in the organization sees it.' })
  isShared!: boolean;
}

@InputType('DeleteReportViewInput', { description: 'The view to delete.' })
export class DeleteReportViewInput {
  @Field(() => ID, { description: 'One that the caller may change.' })
  viewId!: string;
}

@ObjectType('ReportViewPayload', { description: 'Result of saveReportView.' })
export class ReportViewPayload extends Payload {
  @Field(() => ReportViewType, { nullable: true, description: 'The view.' })
  reportView!: ReportViewType | null;
}

@ObjectType('DeleteReportViewPayload', { description: 'Result of deleteReportView.' })
export class DeleteReportViewPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The deleted view.' })
  viewId!: string | null;
}

/** Converts a view to its GraphQL type, with global ids. */
export function asReportView({ id, name, filter, isShared }: ReportView, mayChange: boolean): ReportViewType {
  const { preset, days, isCompared } = filter;
  return {
    ...{ id: toGlobalId('reportView', id), name, isShared, mayChange },
    filter: { ...asChosenFilter(filter), preset, from: days?.from ?? null, to: days?.to ?? null, isCompared },
  };
}
