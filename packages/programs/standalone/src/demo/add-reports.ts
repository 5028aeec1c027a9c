import type { UserPrincipal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { change, type DemoTools } from './ask.js';
import type { DemoReports } from './organizations.js';

/** Saves a view for everybody and schedules a report. */
export async function addReports(
  tools: DemoTools,
  admin: UserPrincipal,
  { view, schedule }: DemoReports,
): Promise<void> {
  await change(tools, admin, {
    ...{ subgraph: 'analytics', name: 'saveReportView' },
    input: { name: view, isShared: true, filter: { preset: 'LAST_30_DAYS', isCompared: true } },
  });
  const recipientIds = [toGlobalId('user', admin.userId)];
  const weekly = { frequency: 'WEEKLY', weekdays: [0], minuteOfDay: 480, period: 'PREVIOUS_WEEK' };
  await change(tools, admin, {
    ...{ subgraph: 'analytics', name: 'createReportSchedule' },
    input: { schedule: { ...weekly, name: schedule, extent: 'SUMMARY', locale: admin.locale, recipientIds } },
  });
}
