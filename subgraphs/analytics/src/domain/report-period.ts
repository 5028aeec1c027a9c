import type { Window } from './window.js';
import { dayAfter, startOfDay } from './zone-days.js';

/** Of which days a recurring report is, seen from the day on which it is made. That day itself never counts: it has not ended. */
export const reportPeriods = ['YESTERDAY', 'LAST_7_DAYS', 'LAST_30_DAYS', 'PREVIOUS_WEEK', 'PREVIOUS_MONTH'] as const;
export type ReportPeriod = (typeof reportPeriods)[number];

/** The whole days of a period, seen from a day `YYYY-MM-DD` of the zone. A week begins on Monday. */
export function windowOf(period: ReportPeriod, day: string, timeZone: string): Window {
  const [from, to] = daysOf(period, day);
  return { from: startOfDay(from, timeZone), to: startOfDay(to, timeZone) };
}

function daysOf(period: ReportPeriod, day: string): readonly [from: string, to: string] {
  switch (period) {
    case 'YESTERDAY':
      return [dayAfter(day, -1), day];
    case 'LAST_7_DAYS':
      return [dayAfter(day, -7), day];
    case 'LAST_30_DAYS':
      return [dayAfter(day, -30), day];
    case 'PREVIOUS_WEEK': {
      const monday = dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
      return [dayAfter(monday, -7), monday];
    }
    case 'PREVIOUS_MONTH': {
      const first = firstOfMonth(day);
      return [firstOfMonth(dayAfter(first, -1)), first];
    }
  }
}

function firstOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`;
}
