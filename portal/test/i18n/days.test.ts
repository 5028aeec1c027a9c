import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addDays, dayOf, hourOf, isDay, startOfDay } from '../../src/i18n/days.js';

const zones = [
  'America/Mexico_City',
  'America/Santiago',
  'Europe/Madrid',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Africa/Cairo',
];
const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) });

describe('days', () => {
  test('The day and the hour of an instant are those of the zone', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (ms, zone) => {
        const at = DateTime.fromMillis(ms, { zone });
        expect(dayOf(ms, zone)).toBe(at.toISODate());
        expect(hourOf(ms, zone)).toBe(at.hour);
      }),
    );
  });

  test('A day begins at midnight of the zone', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (ms, zone) => {
        const day = dayOf(ms, zone);
        expect(startOfDay(day, zone)).toBe(DateTime.fromISO(day, { zone }).startOf('day').toMillis());
      }),
    );
  });

  test('A day without midnight begins when clocks have jumped over it', () => {
    expect(new Date(startOfDay('2026-09-06', 'America/Santiago')).toISOString()).toBe('2026-09-06T04:00:00.000Z');
  });

  test('A day with two midnights begins at the first', () => {
    expect(new Date(startOfDay('2024-10-27', 'Atlantic/Azores')).toISOString()).toBe('2024-10-27T00:00:00.000Z');
  });

  test('Days are counted over months and leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  test('Only days that exist are days', () => {
    expect(isDay('2026-11-22')).toBe(true);
    for (const text of ['2026-02-30', '2026-13-01', '2026-1-1', 'today', '']) expect(isDay(text)).toBe(false);
  });
});
