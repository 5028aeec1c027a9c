/** Reports that recur: scheduled, changed, tried, and refused to whom they do not concern. */
import type { Step } from '../step.ts';
import { change, look } from './steps.ts';

const fields =
  'schedule { name frequency weekdays dayOfMonth minuteOfDay sentence { es en } period extent locale isPaused filter { bots { id } channels hours } recipients { id } outsideRecipients { address state } }';
const withId = fields.replace('{ name', '{ id name').replace('{ address', '{ id address');
const chosen = {
  ...{ name: 'Cada lunes', frequency: 'WEEKLY', weekdays: [0], minuteOfDay: 480, period: 'PREVIOUS_WEEK' },
  ...{ extent: 'SUMMARY', locale: 'es', recipientIds: ['$anaUser'] },
  filter: { channels: ['WEB', 'WHATSAPP'], hours: [9, 10] },
};
const outside = { outsideRecipientId: '$outsideRecipient' };
const own = { scheduleId: '$reportSchedule' };
const input = { schedule: { ...chosen, outsideAddresses: ['contadora@ejemplo.com'] } };
const all = `query Schedules { organization { reportSchedules { name sentence { es } isPaused
  deliveries(first: 5) { totalCount nodes { isTest recipient { id } outsideRecipient { address } } } } } }`;

export const reports: readonly Step[] = [
  look('query Me { viewer { user { id } } }', {
    as: 'ana',
    name: 'who gets reports',
    keep: { anaUser: 'data.viewer.user.id' },
  }),
  look('query Times { reportTimes(input: { frequency: DAILY, minuteOfDay: 480 }) { sentence { es en } } }', {
    ...{ as: 'ana', name: 'when a report would be sent' },
  }),
  look('query Never { reportTimes(input: { frequency: WEEKLY, minuteOfDay: 480 }) { sentence { es } } }', {
    ...{ as: 'ana', name: 'never', refused: 'BAD_USER_INPUT' },
  }),
  change('createReportSchedule', withId, {
    ...{ as: 'ana', input },
    keep: {
      reportSchedule: 'data.createReportSchedule.schedule.id',
      outsideRecipient: 'data.createReportSchedule.schedule.outsideRecipients.0.id',
    },
  }),
  change('resendReportInvitation', 'outsideRecipient { address state }', { as: 'ana', input: outside }),
  change('resendReportInvitation', 'outsideRecipient { address }', {
    as: 'mateo',
    input: outside,
    refused: 'NOT_FOUND',
  }),
  change('resendReportInvitation', 'outsideRecipient { address }', {
    as: 'vera',
    input: outside,
    refused: 'FORBIDDEN',
  }),
  change('createReportSchedule', fields, {
    ...{ as: 'ana', name: 'no address', refused: 'ANY' },
    input: { schedule: { ...chosen, outsideAddresses: ['nadie'] } },
  }),
  change('createReportSchedule', fields, { as: 'luis', input, refused: 'FORBIDDEN' }),
  change('createReportSchedule', fields, { as: 'vera', input, refused: 'FORBIDDEN' }),
  change('createReportSchedule', fields, {
    ...{ as: 'ana', name: 'no day of the week', refused: 'ANY' },
    input: { schedule: { ...chosen, weekdays: [] } },
  }),
  change('updateReportSchedule', fields, {
    ...{ as: 'ana', input: { ...own, schedule: { ...chosen, name: 'Cada mes', frequency: 'MONTHLY', weekdays: [] } } },
  }),
  change('updateReportSchedule', fields, { as: 'mateo', input: { ...own, schedule: chosen }, refused: 'NOT_FOUND' }),
  change('sendTestReport', 'delivery { isTest }', { as: 'ana', input: own }),
  change('sendTestReport', 'delivery { isTest }', { as: 'mateo', input: own, refused: 'NOT_FOUND' }),
  change('pauseReportSchedule', fields, { as: 'ana', input: { ...own, isPaused: true } }),
  change('pauseReportSchedule', fields, { as: 'mateo', input: { ...own, isPaused: true }, refused: 'NOT_FOUND' }),
  look(all, { as: 'ana', name: 'reports that recur' }),
  look(all, { as: 'vera', name: 'no schedules for a viewer', refused: 'ANY' }),
  change('removeReportSchedule', 'scheduleId', { as: 'mateo', input: own, refused: 'NOT_FOUND' }),
  change('removeReportSchedule', 'scheduleId', { as: 'ana', input: own }),
];
