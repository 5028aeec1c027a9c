import { describe, expect, test } from '@jest/globals';
import { instantOf, localDayOf, offsetMinutesAt } from '@tertulia/metrics';
import fc from 'fast-check';
import { nextOccurrence, nextOccurrences, type Recurrence } from '../src/domain/recurrence.js';
import { sentenceOf } from '../src/domain/recurrence-texts.js';
import { reportPeriods, windowOf } from '../src/domain/report-period.js';

const daily = (minuteOfDay: number): Recurrence => ({
  frequency: 'DAILY',
  weekdays: [],
  dayOfMonth: null,
  minuteOfDay,
});
const weekly = (weekdays: readonly number[], minuteOfDay = 480): Recurrence => ({
  ...{ frequency: 'WEEKLY', weekdays, dayOfMonth: null, minuteOfDay },
});
const monthly = (dayOfMonth: number | null, minuteOfDay = 480): Recurrence => ({
  ...{ frequency: 'MONTHLY', weekdays: [], dayOfMonth, minuteOfDay },
});
const halfPastTwo = 150;

const runsOf = (recurrence: Recurrence, from: string, zone: { timeZone: string; count?: number }) =>
  nextOccurrences(recurrence, new Date(from), { count: 3, ...zone }).map(
    ({ day, dueAt }) => `${day} ${dueAt.toISOString()}`,
  );

describe('the next three times', () => {
  test.each([
    [
      'daily, later today',
      daily(480),
      '2026-11-30T12:00:00Z',
      'America/Mexico_City',
      ['2026-11-30 2026-11-30T14:00', '2026-12-01 2026-12-01T14:00', '2026-12-02 2026-12-02T14:00'],
    ],
    [
      'at that very minute it is the next one',
      daily(480),
      '2026-11-30T14:00:00Z',
      'America/Mexico_City',
      ['2026-12-01 2026-12-01T14:00', '2026-12-02 2026-12-02T14:00', '2026-12-03 2026-12-03T14:00'],
    ],
    [
      'Mondays and Thursdays',
      weekly([0, 3]),
      '2026-11-30T14:00:00Z',
      'America/Mexico_City',
      ['2026-12-03 2026-12-03T14:00', '2026-12-07 2026-12-07T14:00', '2026-12-10 2026-12-10T14:00'],
    ],
    [
      'the first of the month',
      monthly(1),
      '2026-11-30T14:00:00Z',
      'America/Bogota',
      ['2026-12-01 2026-12-01T13:00', '2027-01-01 2027-01-01T13:00', '2027-02-01 2027-02-01T13:00'],
    ],
    [
      'the last of the month',
      monthly(null),
      '2028-01-31T20:00:00Z',
      'America/Bogota',
      ['2028-02-29 2028-02-29T13:00', '2028-03-31 2028-03-31T13:00', '2028-04-30 2028-04-30T13:00'],
    ],
    [
      'a time that the clock skips is as much later',
      daily(halfPastTwo),
      '2026-03-07T12:00:00Z',
      'America/New_York',
      ['2026-03-08 2026-03-08T07:30', '2026-03-09 2026-03-09T06:30', '2026-03-10 2026-03-10T06:30'],
    ],
    [
      'a time that the clock repeats is the first one',
      daily(90),
      '2026-10-31T12:00:00Z',
      'America/New_York',
      ['2026-11-01 2026-11-01T05:30', '2026-11-02 2026-11-02T06:30', '2026-11-03 2026-11-03T06:30'],
    ],
    [
      'midnight that the clock skips',
      daily(0),
      '2026-09-05T12:00:00Z',
      'America/Santiago',
      ['2026-09-06 2026-09-06T04:00', '2026-09-07 2026-09-07T03:00', '2026-09-08 2026-09-08T03:00'],
    ],
  ] as const)('%s', (_, recurrence, from, timeZone, expected) => {
    expect(runsOf(recurrence, from, { timeZone })).toEqual(expected.map((time) => `${time}:00.000Z`));
  });
});

test('A day that had its time has no second one after the hour or the zone is changed', () => {
  const ran = { day: '2026-11-30', at: new Date('2026-11-30T14:00:00Z') };
  const later = nextOccurrence(daily(1_200), ran.at, { timeZone: 'America/Mexico_City', notBefore: '2026-12-01' });
  expect(later.day).toBe('2026-12-01');
  const further = nextOccurrence(daily(480), ran.at, { timeZone: 'Pacific/Honolulu', notBefore: '2026-12-01' });
  expect(further.day).toBe('2026-12-01');
});

const zones = [
  'America/Mexico_City',
  'America/New_York',
  'America/Santiago',
  'Europe/Madrid',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
] as const;
const dayMs = 86_400_000;

test.each(zones)('Over two years each day has its time exactly once in %s, changes of the clock too', (timeZone) => {
  const startMs = Date.UTC(2026, 0, 10);
  const changes = Array.from({ length: 730 }, (_, at) =>
    new Date(startMs + at * dayMs).toISOString().slice(0, 10),
  ).filter(
    (day) =>
      offsetMinutesAt(new Date(`${day}T00:00:00Z`), timeZone) !==
      offsetMinutesAt(new Date(Date.parse(day) + 2 * dayMs), timeZone),
  );
  const minutes = changes.length === 0 ? [0, halfPastTwo] : [0, 60, 90, halfPastTwo, 180, 1_439];
  for (const minuteOfDay of minutes) {
    const runs = nextOccurrences(daily(minuteOfDay), new Date(startMs), { timeZone, count: 730 });
    const [first] = runs;
    const days = runs.map(({ day }) => day);
    expect(days).toEqual(
      days.map((_, at) => new Date(Date.parse(first?.day ?? '') + at * dayMs).toISOString().slice(0, 10)),
    );
    expect(runs.every(({ dueAt }, at) => at === 0 || dueAt.getTime() > (runs[at - 1]?.dueAt.getTime() ?? 0))).toBe(
      true,
    );
    expect(runs.filter(({ day, dueAt }) => localDayOf(dueAt, timeZone) !== day)).toEqual([]);
  }
});

const anyRecurrence = fc.oneof(
  fc.integer({ min: 0, max: 1_439 }).map(daily),
  fc
    .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }), fc.integer({ min: 0, max: 1_439 }))
    .map(([days, minute]) => weekly(days, minute)),
  fc
    .tuple(fc.option(fc.integer({ min: 1, max: 28 })), fc.integer({ min: 0, max: 1_439 }))
    .map(([day, minute]) => monthly(day, minute)),
);
const anyMoment = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) }).map((ms) => new Date(ms));

test('From any moment the next time is later, on a day of its own, and there is none between', () => {
  fc.assert(
    fc.property(anyRecurrence, anyMoment, fc.constantFrom(...zones), (recurrence, after, timeZone) => {
      const { day, dueAt } = nextOccurrence(recurrence, after, { timeZone });
      expect(dueAt > after).toBe(true);
      const between = new Date(after.getTime() + Math.floor((dueAt.getTime() - after.getTime() - 1) / 2));
      expect(nextOccurrence(recurrence, between, { timeZone })).toEqual({ day, dueAt });
      const shown = dueAt.getTime() + offsetMinutesAt(dueAt, timeZone) * 60_000 - Date.parse(day);
      const jump = shown / 60_000 - recurrence.minuteOfDay;
      expect([0, 30, 60]).toContain(jump);
      expect(instantOf(day, recurrence.minuteOfDay, timeZone)).toEqual(dueAt);
    }),
    { numRuns: 1_000 },
  );
});

test('A period is whole days of the zone before the day of the report', () => {
  const days = Object.fromEntries(
    reportPeriods.map((period) => {
      const { from, to } = windowOf(period, '2026-03-11', 'America/New_York');
      return [period, [from.toISOString(), to.toISOString()]];
    }),
  );
  expect(days).toEqual({
    YESTERDAY: ['2026-03-10T04:00:00.000Z', '2026-03-11T04:00:00.000Z'],
    LAST_7_DAYS: ['2026-03-04T05:00:00.000Z', '2026-03-11T04:00:00.000Z'],
    LAST_30_DAYS: ['2026-02-09T05:00:00.000Z', '2026-03-11T04:00:00.000Z'],
    PREVIOUS_WEEK: ['2026-03-02T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    PREVIOUS_MONTH: ['2026-02-01T05:00:00.000Z', '2026-03-01T05:00:00.000Z'],
  });
});

test.each([
  [daily(480), 'Todos los días a las 08:00', 'Every day at 08:00'],
  [weekly([0]), 'Los lunes a las 08:00', 'Every Monday at 08:00'],
  [
    weekly([6, 2, 5], 60),
    'Los miércoles, sábados y domingos a la 01:00',
    'Every Wednesday, Saturday, and Sunday at 01:00',
  ],
  [monthly(15, 1_439), 'El día 15 de cada mes a las 23:59', 'On day 15 of each month at 23:59'],
  [monthly(null, 0), 'El último día de cada mes a las 00:00', 'On the last day of each month at 00:00'],
] as const)('It is read back as a sentence: %j', (recurrence, es, en) => {
  expect(sentenceOf(recurrence)).toEqual({ es, en });
});
