import { describe, expect, test } from '@jest/globals';
import { instantOf } from '../../src/features/simulator/model/pretended-time.js';
import { valueOf } from '../../src/features/simulator/model/typed-value.js';

describe('the time that the simulator pretends', () => {
  // Wednesday, 11:00 in Mexico City.
  const now = new Date('2026-11-25T17:00:00Z');

  test.each([
    [3, '20:00', 'America/Mexico_City', '2026-11-26T02:00:00.000Z'],
    [3, '00:30', 'America/Mexico_City', '2026-11-25T06:30:00.000Z'],
    [7, '09:05', 'America/Mexico_City', '2026-11-29T15:05:00.000Z'],
    [2, '09:00', 'America/Mexico_City', '2026-12-01T15:00:00.000Z'],
    [4, '01:00', 'Pacific/Auckland', '2026-11-25T12:00:00.000Z'],
  ])('Day %i at %s in %s is next %s in %s', (weekday, time, zone, expected) => {
    expect(instantOf({ weekday, time }, zone, now)?.toISOString()).toBe(expected);
  });

  test('A day with another offset than today has that offset', () => {
    const friday = new Date('2026-10-30T12:00:00Z');
    expect(instantOf({ weekday: 1, time: '09:00' }, 'America/New_York', friday)?.toISOString()).toBe(
      '2026-11-02T14:00:00.000Z',
    );
  });

  test.each(['', '9:00', 'nunca'])('%j is no time of day', (time) => {
    expect(instantOf({ weekday: 1, time }, 'UTC', now)).toBe(null);
  });
});

describe('a value typed in the simulator', () => {
  test.each<[string, unknown, unknown]>([
    ['Eva', undefined, 'Eva'],
    ['  ', 'Ana', null],
    ['5', 'Ana', '5'],
    ['5', 3, 5],
    ['cinco', 3, 'cinco'],
    ['true', false, true],
    ['["a"]', ['b'], ['a']],
    ['[', ['b'], '['],
  ])('%j instead of %j is %j', (typed, before, expected) => {
    expect(valueOf(typed, before)).toEqual(expected);
  });
});
