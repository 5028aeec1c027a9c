import { expect, test } from '@jest/globals';
import type { ShownScheduleFragment } from '../../src/gql/graphql.js';
import {
  newSchedule,
  scheduleInput,
  timesInput,
  typedSchedule,
} from '../../src/features/report-schedules/model/typed-schedule.js';

const shown: ShownScheduleFragment = {
  id: 'rsc_1',
  name: 'Cada mes',
  frequency: 'MONTHLY',
  weekdays: [],
  dayOfMonth: null,
  minuteOfDay: 485,
  sentence: { es: '', en: '' },
  nextTimes: [],
  period: 'PREVIOUS_MONTH',
  format: 'EXCEL',
  extent: 'FULL',
  locale: 'es',
  isPaused: false,
  filter: {
    bots: [{ id: 'bot_1', name: 'Citas' }, null],
    versions: [{ id: 'bvr_1' }, null],
    ...{ channels: ['WEB'], languages: [], visitors: ['NEW'], weekdays: [1], hours: [9, 10] },
  },
  recipients: [{ id: 'usr_1', name: 'Ana' }, null],
  outsideRecipients: [
    { id: 'out_1', address: 'contadora@ejemplo.com', state: 'CONFIRMED', changedAt: '2026-11-30T12:00:00Z' },
  ],
  deliveries: null,
};

test('A schedule that is shown and not changed is sent as it was, without what is gone', () => {
  expect(scheduleInput(typedSchedule(shown))).toEqual({
    ...{ name: 'Cada mes', frequency: 'MONTHLY', weekdays: [], dayOfMonth: null, minuteOfDay: 485 },
    ...{ period: 'PREVIOUS_MONTH', format: 'EXCEL', extent: 'FULL', locale: 'es', recipientIds: ['usr_1'] },
    outsideAddresses: ['contadora@ejemplo.com'],
    filter: {
      ...{ botIds: ['bot_1'], versionIds: ['bvr_1'], channels: ['WEB'], visitors: ['NEW'] },
      ...{ weekdays: [1], hours: [9, 10] },
    },
  });
});

test('Days of the week are sent only if weekly, a day of the month only if monthly', () => {
  const typed = { ...newSchedule('es', 'usr_1'), weekdays: [0, 4], dayOfMonth: '15' };
  expect(timesInput(typed)).toEqual({ frequency: 'WEEKLY', weekdays: [0, 4], dayOfMonth: null, minuteOfDay: 480 });
  expect(timesInput({ ...typed, frequency: 'MONTHLY' })).toMatchObject({ weekdays: [], dayOfMonth: 15 });
  expect(timesInput({ ...typed, frequency: 'DAILY' })).toMatchObject({ weekdays: [], dayOfMonth: null });
});

test('While no day or no time is chosen there is no next time, and the server refuses it', () => {
  const typed = newSchedule('es', 'usr_1');
  expect(timesInput({ ...typed, weekdays: [] })).toBeNull();
  expect(timesInput({ ...typed, time: '' })).toBeNull();
  expect(scheduleInput({ ...typed, time: '' })).toMatchObject({ minuteOfDay: -1, weekdays: [] });
});

test('Outside addresses that could not be read are not sent, so that saving removes none', () => {
  expect(scheduleInput(typedSchedule({ ...shown, outsideRecipients: null })).outsideAddresses).toBeNull();
});
