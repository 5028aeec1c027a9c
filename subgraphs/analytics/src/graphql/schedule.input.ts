import { ForwardPageArgs, fromGlobalId, LocaleEnum } from '@tertulia/subgraph';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { Frequency, Recurrence } from '../domain/recurrence.js';
import type { ReportPeriod } from '../domain/report-period.js';
import type { ReportExtent, ReportFormat, ScheduleChoice } from '../domain/report-schedule.js';
import { botIdsOf, filterOf, MetricFilter } from './metrics.input.js';
import { ExtentEnum, FrequencyEnum, PeriodEnum, ReportFormatEnum } from './schedule.type.js';

@InputType('ReportScheduleInput', { description: 'What can be chosen of a schedule.' })
export class ReportScheduleInput {
  @Field(() => String, { description: 'What people call it, at most 80 characters.' })
  name!: string;

  @Field(() => FrequencyEnum, { description: 'How often it is sent.' })
  frequency!: Frequency;

  @Field(() => [Int], { nullable: true, description: 'If weekly, at least one day; Monday is 0.' })
  weekdays?: number[] | null;

  @Field(() => Int, { nullable: true, description: 'If monthly, the day from 1 to 28; null for the last one.' })
  dayOfMonth?: number | null;

  @Field(() => Int, { description: 'Minutes after midnight in the zone of the organization.' })
  minuteOfDay!: number;

  @Field(() => PeriodEnum, { description: 'Of which days it is.' })
  period!: ReportPeriod;

  @Field(() => ReportFormatEnum, { nullable: true, description: 'As what it is mailed; a PDF if omitted.' })
  format?: ReportFormat | null;

  @Field(() => ExtentEnum, { description: 'How much it says as a PDF.' })
  extent!: ReportExtent;

  @Field(() => LocaleEnum, { description: 'Its language.' })
  locale!: 'es' | 'en';

  @Field(() => MetricFilter, { nullable: true, description: 'Only these conversations; all if omitted.' })
  filter?: MetricFilter | null;

  @Field(() => [ID], { description: 'Members to whom it is sent, at most 50; at least one without outside addresses.' })
  recipientIds!: string[];

  @Field(() => [String], {
    nullable: true,
    description:
      'Addresses outside the organization. New ones are asked by mail whether they want it, those left out get nothing more. If omitted, they stay.',
  })
  outsideAddresses?: string[] | null;
}

@InputType('ReportTimesInput', { description: 'When a report is to be sent; see ReportScheduleInput.' })
export class ReportTimesInput {
  @Field(() => FrequencyEnum, { description: 'How often.' })
  frequency!: Frequency;

  @Field(() => [Int], { nullable: true, description: 'If weekly, at least one day; Monday is 0.' })
  weekdays?: number[] | null;

  @Field(() => Int, { nullable: true, description: 'If monthly, the day from 1 to 28; null for the last one.' })
  dayOfMonth?: number | null;

  @Field(() => Int, { description: 'Minutes after midnight in the zone of the organization.' })
  minuteOfDay!: number;
}

@InputType('CreateReportScheduleInput', { description: 'A new schedule.' })
export class CreateReportScheduleInput {
  @Field(() => ReportScheduleInput, { description: 'What is chosen.' })
  schedule!: ReportScheduleInput;
}

@InputType('UpdateReportScheduleInput', { description: 'A schedule and what is chosen now.' })
export class UpdateReportScheduleInput {
  @Field(() => ID, { description: 'The schedule.' })
  scheduleId!: string;

  @Field(() => ReportScheduleInput, { description: 'Replaces what was chosen.' })
  schedule!: ReportScheduleInput;
}

@InputType('PauseReportScheduleInput', { description: 'A schedule that is to rest or to go on.' })
export class PauseReportScheduleInput {
  @Field(() => ID, { description: 'The schedule.' })
  scheduleId!: string;

  @Field(() => Boolean, { description: 'False lets it go on.' })
  isPaused!: boolean;
}

@InputType('RemoveReportScheduleInput', { description: 'A schedule to remove with its history.' })
export class RemoveReportScheduleInput {
  @Field(() => ID, { description: 'The schedule.' })
  scheduleId!: string;
}

@InputType('SendTestReportInput', { description: 'A schedule to try.' })
export class SendTestReportInput {
  @Field(() => ID, { description: 'The schedule.' })
  scheduleId!: string;
}

@InputType('ResendReportInvitationInput', { description: 'An invitation to send again.' })
export class ResendReportInvitationInput {
  @Field(() => ID, { description: 'The outside recipient.' })
  outsideRecipientId!: string;
}

/** Arguments of the history of a schedule. */
@ArgsType()
export class ReportDeliveryArgs extends ForwardPageArgs {}

export function timesOf({ frequency, weekdays, dayOfMonth, minuteOfDay }: ReportTimesInput): Recurrence {
  return { frequency, weekdays: weekdays ?? [], dayOfMonth: dayOfMonth ?? null, minuteOfDay };
}

export function choiceOf(input: ReportScheduleInput): ScheduleChoice {
  const { filter, recipientIds, name, period, extent, locale } = input;
  return {
    ...{ name, period, extent, locale },
    ...timesOf(input),
    format: input.format ?? 'PDF',
    botIds: botIdsOf(filter) ?? [],
    only: filterOf(filter),
    recipientIds: recipientIds.map((id) => fromGlobalId('user', id)),
  };
}
