import type { UserPrincipal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { ask, type DemoTools } from './ask.js';
import type { DemoReports } from './organizations.js';

/** Saves a view for everybody and schedules a report. */
export async function addReports(
  tools: DemoTools,
  admin: UserPrincipal,
  { view, schedule }: DemoReports,
): Promise<void> {
  await change(tools, admin, {
    name: 'saveReportView',
    input: { name: view, isShared: true, filter: { preset: 'LAST_30_DAYS', isCompared: true } },
  });
  const recipientIds = [toGlobalId('user', admin.userId)];
  const weekly = { frequency: 'WEEKLY', weekdays: [0], minuteOfDay: 480, period: 'PREVIOUS_WEEK' };
  await change(tools, admin, {
    name: 'createReportSchedule',
    input: { schedule: { ...weekly, name: schedule, extent: 'SUMMARY', locale: admin.locale, recipientIds } },
  });
}

async function change(
  tools: DemoTools,
  admin: UserPrincipal,
  { name, input }: { readonly name: string; readonly input: Record<string, unknown> },
): Promise<void> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { message } } }`;
  const answer = await ask<Record<string, { userErrors: { message: string }[] } | null>>(tools, admin, {
    ...{ subgraph: 'analytics', query, variables: { input } },
  });
  const [problem] = answer[name]?.userErrors ?? [];
  if (problem !== undefined) throw new Error(`the demo has no reports: ${name}: ${problem.message}`);
}
