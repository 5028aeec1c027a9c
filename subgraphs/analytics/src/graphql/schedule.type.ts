import {
  connectionOf,
  DateScalar,
  DateTimeScalar,
  enumOf,
  LocaleEnum,
  LocalizedText,
  Payload,
  toGlobalId,
  Window,
  type Foreign,
} from '@tertulia/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Frequency, Recurrence } from '../domain/recurrence.js';
import { nextOccurrences } from '../domain/recurrence.js';
import { sentenceOf } from '../domain/recurrence-texts.js';
import type { ReportPeriod } from '../domain/report-period.js';
import type { ReportDelivery, ReportExtent, ReportFormat, ReportSchedule } from '../domain/report-schedule.js';
import { asChosenFilter, ChosenFilterType } from './chosen-filter.type.js';
import { UserStub } from './foreign.type.js';

export const FrequencyEnum = enumOf<Frequency>('ReportFrequency', 'How often a report is sent.', {
  DAILY: 'Every day.',
  WEEKLY: 'On some days of the week.',
  MONTHLY: 'On one day of the month.',
});

export const PeriodEnum = enumOf<ReportPeriod>(
  'ReportPeriod',
  'Of which whole days a report is, seen from the day on which it is sent.',
  {
    YESTERDAY: 'The day before.',
    LAST_7_DAYS: 'The seven days before.',
    LAST_30_DAYS: 'The thirty days before.',
    PREVIOUS_WEEK: 'The week before, from Monday to Sunday.',
    PREVIOUS_MONTH: 'The month before.',
  },
);

export const ExtentEnum = enumOf<ReportExtent>('ReportExtent', 'How much a report says.', {
  SUMMARY: 'Every metric on one page.',
  FULL: 'Also the tables of days, bots and unanswered questions.',
});

export const ReportFormatEnum = enumOf<ReportFormat>('ReportFormat', 'As what a report is mailed.', {
  PDF: 'Pages with charts.',
  EXCEL: 'A workbook of Excel with everything that the reports show.',
  CSV: 'A table of its days as text.',
});

@ObjectType('ReportSchedule', { description: 'A report that is mailed regularly, as a file.' })
export class ReportScheduleType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => FrequencyEnum, { description: 'How often it is sent.' })
  frequency!: Frequency;

  @Directive('@listSize(assumedSize: 7)')
  @Field(() => [Int], { description: 'If weekly, the days; Monday is 0.' })
  weekdays!: readonly number[];

  @Field(() => Int, { nullable: true, description: 'If monthly, the day from 1 to 28; null is the last one.' })
  dayOfMonth!: number | null;

  @Field(() => Int, { description: 'Minutes after midnight in the zone of the organization.' })
  minuteOfDay!: number;

  @Field(() => LocalizedText, { description: 'When it is sent, as a sentence.' })
  sentence!: LocalizedText;

  @Directive('@listSize(assumedSize: 3)')
  @Field(() => [DateTimeScalar], { description: 'When it is sent next, three times; none while it is paused.' })
  nextTimes!: Date[];

  @Field(() => PeriodEnum, { description: 'Of which days it is.' })
  period!: ReportPeriod;

  @Field(() => ReportFormatEnum, { description: 'As what it is mailed.' })
  format!: ReportFormat;

  @Field(() => ExtentEnum, { description: 'How much it says as a PDF.' })
  extent!: ReportExtent;

  @Field(() => LocaleEnum, { description: 'Its language.' })
  locale!: 'es' | 'en';

  @Field(() => ChosenFilterType, { description: 'Which conversations it counts.' })
  filter!: ChosenFilterType;

  @Directive('@listSize(assumedSize: 10)')
  @Field(() => [UserStub], {
    nullable: 'items',
    description: 'To whom it is sent, null for an account that is gone; whoever is no member then gets none.',
  })
  recipients!: Foreign[];

  @Field(() => Boolean, { description: 'Whether it rests.' })
  isPaused!: boolean;

  uuid!: string;
  timeZone!: string;
}

@ObjectType('ReportTimes', { description: 'When a report would be sent.' })
export class ReportTimesType {
  @Field(() => LocalizedText, { description: 'As a sentence.' })
  sentence!: LocalizedText;

  @Directive('@listSize(assumedSize: 3)')
  @Field(() => [DateTimeScalar], { description: 'The next three times.' })
  nextTimes!: Date[];
}

@Directive('@key(fields: "id")')
@ObjectType('ReportDelivery', {
  description: 'A report for one person. Of a schedule, a day and a person there is one, besides tests.',
})
export class ReportDeliveryType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => DateScalar, { description: 'The day on which it was due, in the zone of the organization.' })
  day!: string;

  @Field(() => UserStub, {
    nullable: true,
    description: 'To whom; null for an account that is gone and for an address outside the organization.',
  })
  recipient!: Foreign | null;

  @Field(() => Boolean, { description: 'Asked for to try it.' })
  isTest!: boolean;

  @Field(() => Window, { description: 'What it is about.' })
  window!: Window;

  @Field(() => DateTimeScalar, { description: 'When its mail was asked for.' })
  createdAt!: Date;

  uuid!: string;
  /** Null for a member. */
  outsiderId!: string | null;
}

@ObjectType('ReportFile', { description: 'A report as a file.' })
export class ReportFileType {
  @Field(() => String, { description: 'The name of its schedule.' })
  name!: string;

  @Field(() => LocaleEnum, { description: 'Its language.' })
  locale!: 'es' | 'en';

  @Field(() => String, { description: 'What it is about, in words.' })
  period!: string;

  @Field(() => String, { description: 'The name to save it as.' })
  fileName!: string;

  @Field(() => String, { description: 'Its media type.' })
  contentType!: string;

  @Field(() => String, { description: 'The file as base64.' })
  base64!: string;

  @Field(() => String, { nullable: true, description: 'To which address outside the organization; null for a member.' })
  outsideAddress!: string | null;
}

export const { Connection: ReportDeliveryConnection } = connectionOf(ReportDeliveryType, 'ReportDelivery');

@ObjectType('ReportSchedulePayload', { description: 'A schedule after a change.' })
export class ReportSchedulePayload extends Payload {
  @Field(() => ReportScheduleType, { nullable: true, description: 'The schedule.' })
  schedule!: ReportScheduleType | null;
}

@ObjectType('RemoveReportSchedulePayload', { description: 'A schedule that was removed.' })
export class RemoveReportSchedulePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Its id.' })
  scheduleId!: string | null;
}

@ObjectType('SendTestReportPayload', { description: 'A report that was asked for to try it.' })
export class SendTestReportPayload extends Payload {
  @Field(() => ReportDeliveryType, { nullable: true, description: 'It; its mail follows.' })
  delivery!: ReportDeliveryType | null;
}

const timesShown = 3;

export function asSchedule(schedule: ReportSchedule, now: Date): ReportScheduleType {
  const { id, next, recipientIds, timeZone } = schedule;
  const { name, frequency, weekdays, dayOfMonth, minuteOfDay, period, format, extent, locale, isPaused } = schedule;
  return Object.assign(new ReportScheduleType(), {
    ...{ name, frequency, weekdays, dayOfMonth, minuteOfDay, period, format, extent, locale, isPaused, timeZone },
    id: toGlobalId('reportSchedule', id),
    uuid: id,
    sentence: sentenceOf(schedule),
    nextTimes: next === null ? [] : timesFrom(schedule, { now, timeZone }),
    filter: asChosenFilter(schedule),
    recipients: recipientIds.map(asUser),
  });
}

export function asTimes(times: Recurrence, from: { readonly now: Date; readonly timeZone: string }): ReportTimesType {
  const { now, timeZone } = from;
  const next = nextOccurrences(times, now, { timeZone, count: timesShown });
  return { sentence: sentenceOf(times), nextTimes: next.map(({ dueAt }) => dueAt) };
}

/** The stored time, which may be overdue for a moment, and those after it. */
function timesFrom(
  schedule: ReportSchedule,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): Date[] {
  const { next } = schedule;
  if (next === null) return [];
  const after = next.dueAt > now ? next.dueAt : now;
  const others = nextOccurrences(schedule, after, { timeZone, count: timesShown - 1 });
  return [next.dueAt, ...others.map(({ dueAt }) => dueAt)];
}

export function asDelivery(delivery: ReportDelivery, timeZone: string): ReportDeliveryType {
  const { id, day, userId, isTest, isOutside, window, createdAt } = delivery;
  return Object.assign(new ReportDeliveryType(), {
    ...{ id: toGlobalId('reportDelivery', id), uuid: id, day, isTest, createdAt },
    ...{ recipient: isOutside ? null : asUser(userId), outsiderId: isOutside ? userId : null },
    window: { ...window, timeZone },
  });
}

function asUser(userId: string): Foreign {
  return { id: toGlobalId('user', userId) };
}
