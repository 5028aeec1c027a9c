import type { ReportScheduleInput, ReportTimesInput, ShownScheduleFragment } from '../../../gql/graphql.js';
import { everything, metricFilterOf, onlyOf, type Only } from '../../metric-filter/index.js';

/** A schedule as somebody types it. */
export type TypedSchedule = Pick<
  ShownScheduleFragment,
  'name' | 'frequency' | 'weekdays' | 'period' | 'format' | 'extent' | 'locale'
> & {
  /** From 1 to 28, or `last`. */
  dayOfMonth: string;
  /** HH:MM */
  time: string;
  botIds: readonly string[];
  only: Only;
  recipientIds: readonly string[];
  /** Addresses outside the organization; null while they are not known, and then they stay. */
  outsideAddresses: readonly string[] | null;
};

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY'] as const satisfies readonly TypedSchedule['frequency'][];
export const locales = ['es', 'en'] as const satisfies readonly TypedSchedule['locale'][];
export const formats = ['PDF', 'EXCEL', 'CSV'] as const satisfies readonly TypedSchedule['format'][];
export const extents = ['SUMMARY', 'FULL'] as const satisfies readonly TypedSchedule['extent'][];
export const periods = [
  ...(['YESTERDAY', 'LAST_7_DAYS', 'LAST_30_DAYS', 'PREVIOUS_WEEK', 'PREVIOUS_MONTH'] as const),
] satisfies readonly TypedSchedule['period'][];
/** The days that every month has. */
export const daysOfMonth: readonly string[] = [...Array.from({ length: 28 }, (_, at) => `${at + 1}`), 'last'];

/** Every Monday at eight, of the week before. */
export function newSchedule(locale: 'es' | 'en', userId: string): TypedSchedule {
  return {
    ...{ name: '', frequency: 'WEEKLY', weekdays: [0], dayOfMonth: '1', time: '08:00' },
    ...{
      period: 'PREVIOUS_WEEK',
      format: 'PDF',
      extent: 'SUMMARY',
      locale,
      botIds: [],
      only: everything,
      recipientIds: [userId],
      outsideAddresses: [],
    },
  };
}

export function typedSchedule(schedule: ShownScheduleFragment): TypedSchedule {
  const { name, frequency, weekdays, dayOfMonth, minuteOfDay, period, format, extent, locale, filter, recipients } =
    schedule;
  const [hour, minute] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60];
  return {
    ...{ name, frequency, weekdays, period, format, extent, locale },
    dayOfMonth: dayOfMonth === null ? 'last' : String(dayOfMonth),
    time: [hour, minute].map((part) => String(part).padStart(2, '0')).join(':'),
    botIds: filter.bots.flatMap((bot) => bot?.id ?? []),
    only: onlyOf(filter),
    recipientIds: recipients.flatMap((user) => user?.id ?? []),
    outsideAddresses: schedule.outsideRecipients?.map(({ address }) => address) ?? null,
  };
}

/** When it is to be sent; null while that cannot be said. */
export function timesInput({ frequency, weekdays, dayOfMonth, time }: TypedSchedule): ReportTimesInput | null {
  const [hour = Number.NaN, minute = Number.NaN] = time.split(':').map(Number);
  const minuteOfDay = hour * 60 + minute;
  if (!Number.isInteger(minuteOfDay) || (frequency === 'WEEKLY' && weekdays.length === 0)) return null;
  return {
    ...{ frequency, minuteOfDay, weekdays: frequency === 'WEEKLY' ? [...weekdays] : [] },
    dayOfMonth: frequency === 'MONTHLY' && dayOfMonth !== 'last' ? Number(dayOfMonth) : null,
  };
}

/** What is sent; a time that cannot be is refused by the server, beside its field. */
export function scheduleInput(typed: TypedSchedule): ReportScheduleInput {
  const { name, frequency, period, format, extent, locale, botIds, only, recipientIds, outsideAddresses } = typed;
  const times = timesInput(typed) ?? { frequency, weekdays: [], dayOfMonth: null, minuteOfDay: -1 };
  return {
    ...times,
    name,
    period,
    format,
    extent,
    locale,
    filter: metricFilterOf(botIds, only),
    recipientIds: [...recipientIds],
    outsideAddresses: outsideAddresses === null ? null : [...outsideAddresses],
  };
}
