import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { localDayOf, offsetMinutesAt } from '@tertulia/metrics';

const zones = ['America/Santiago', 'America/Havana', 'America/Mexico_City', 'America/Caracas', 'Asia/Kolkata', 'UTC'];
const times = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

describe('the clock of a zone', () => {
  test('its offset and its day are those of the calendar, at any time', () => {
    fc.assert(
      fc.property(times, fc.constantFrom(...zones), (time, zone) => {
        const wanted = DateTime.fromJSDate(time, { zone });
        expect([offsetMinutesAt(time, zone), localDayOf(time, zone)]).toEqual([wanted.offset, wanted.toISODate()]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('it is right to the minute on the day of a change', () => {
    const change = Date.parse('2026-09-06T04:00:00Z');
    for (let minute = -1_440; minute <= 1_440; minute += 1) {
      const time = new Date(change + minute * 60_000);
      expect(offsetMinutesAt(time, 'America/Santiago')).toBe(minute < 0 ? -240 : -180);
    }
  });

  test('a zone that does not exist is refused', () => {
    expect(() => localDayOf(new Date(0), 'America/Atlantis')).toThrow(RangeError);
  });
});
