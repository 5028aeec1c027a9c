import { refuseInput, type UserInputError } from '@tertulia/errors';
import type { MetricsFilter } from './metrics-filter.js';
import { nextOccurrence, type Occurrence, type Recurrence } from './recurrence.js';
import type { ReportPeriod } from './report-period.js';
import type { Window } from './window.js';
import { dayAfter } from './zone-days.js';

/** How much a report says: one page, or with the tables behind it. */
export const reportExtents = ['SUMMARY', 'FULL'] as const;
export type ReportExtent = (typeof reportExtents)[number];

/** As what a report comes: drawn for paper, as a workbook, or as a table of its days. */
export const reportFormats = ['PDF', 'EXCEL', 'CSV'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What somebody chooses of a schedule. */
export interface ScheduleChoice extends Recurrence {
  readonly name: string;
  readonly period: ReportPeriod;
  readonly format: ReportFormat;
  /** Of a PDF. */
  readonly extent: ReportExtent;
  readonly locale: 'es' | 'en';
  /** Empty for every bot of the organization. */
  readonly botIds: readonly string[];
  /** Which of their conversations count. */
  readonly only: MetricsFilter;
  /** Users. Whoever is no member when a report is sent gets none. */
  readonly recipientIds: readonly string[];
}

/** A report that recurs. */
export interface ReportSchedule extends ScheduleChoice {
  readonly id: string;
  readonly organizationId: string;
  /** The organization's. */
  readonly timeZone: string;
  readonly isPaused: boolean;
  /** Null while it is paused. */
  readonly next: Occurrence | null;
  /** The day of the last report, YYYY-MM-DD; null before the first. A day has at most one. */
  readonly lastDay: string | null;
}

/** A report for one person, of a schedule and a day. */
export interface ReportDelivery {
  readonly id: string;
  readonly organizationId: string;
  readonly scheduleId: string;
  /** The day on which it was due, YYYY-MM-DD in the zone of that time. */
  readonly day: string;
  /** The member, or the outside recipient. */
  readonly userId: string;
  /** Whether it is for an address outside the organization. */
  readonly isOutside: boolean;
  /** Asked for by the person to try it; such ones may repeat. */
  readonly isTest: boolean;
  readonly window: Window;
  readonly createdAt: Date;
}

const limits = { name: 80, bots: 500, recipients: 50, minutes: 1_440, dayOfMonth: 28 };

const isWithin = (value: number, [least, most]: readonly [number, number]): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** The fields of a recurrence that cannot be. */
export function wrongTimes({ frequency, weekdays, dayOfMonth, minuteOfDay }: Recurrence): string[] {
  const areDays = weekdays.every((day) => isWithin(day, [0, 6]));
  const hasDays = frequency === 'WEEKLY' ? weekdays.length > 0 : weekdays.length === 0;
  const isDayOfMonth = dayOfMonth !== null && isWithin(dayOfMonth, [1, limits.dayOfMonth]);
  return [
    ...(areDays && hasDays ? [] : ['weekdays']),
    ...(dayOfMonth === null || (frequency === 'MONTHLY' && isDayOfMonth) ? [] : ['dayOfMonth']),
    ...(isWithin(minuteOfDay, [0, limits.minutes - 1]) ? [] : ['minuteOfDay']),
  ];
}

/** Without outside addresses somebody of the organization has to get it. @throws UserInputErrors for what cannot be scheduled */
export function requireChoice(choice: ScheduleChoice, outsiders: number): void {
  const { name, botIds, recipientIds } = choice;
  const wrong = [
    ...(name.trim() !== '' && name.length <= limits.name ? [] : ['name']),
    ...wrongTimes(choice),
    ...(botIds.length <= limits.bots ? [] : ['filter']),
    ...(isWithin(recipientIds.length, [outsiders > 0 ? 0 : 1, limits.recipients]) ? [] : ['recipientIds']),
  ];
  refuseInput(wrong.map((field): UserInputError => ({ field: [field], code: 'INVALID_VALUE' })));
}

/** The schedule with its next time, seen from now. A day that had its report has no second one. */
export function planned(schedule: ReportSchedule, now: Date): ReportSchedule {
  const { isPaused, lastDay, timeZone } = schedule;
  const notBefore = lastDay === null ? '' : dayAfter(lastDay);
  return { ...schedule, next: isPaused ? null : nextOccurrence(schedule, now, { timeZone, notBefore }) };
}

/** The schedule after its time: the next one follows from it, so that one that passed meanwhile is not left out. */
export function afterRun(schedule: ReportSchedule, { day, dueAt }: Occurrence): ReportSchedule {
  return planned({ ...schedule, lastDay: day }, dueAt);
}
