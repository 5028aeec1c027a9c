import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  endsOf,
  everything,
  hoursBetween,
  metricFilterOf,
  readOnly,
  writeOnly,
} from '../../src/features/metric-filter/model/only.js';

const hour = fc.integer({ min: 0, max: 23 });

describe('hours', () => {
  test('from one to another are the same two again, around midnight too', () => {
    fc.assert(
      fc.property(hour, hour, (first, last) => {
        const hours = hoursBetween(first, last);
        expect(hours).toContain(first);
        expect(hours).toContain(last);
        expect(endsOf(hours)).toEqual(hours.length === 24 ? { first: 0, last: 23 } : { first, last });
      }),
    );
  });

  test('with gaps have no ends, and neither have none', () => {
    expect(endsOf([9, 11])).toBeNull();
    expect(endsOf([])).toBeNull();
  });
});

describe('an address', () => {
  test('says ranges of weekdays and hours shortly', () => {
    const parameters = new URLSearchParams();
    writeOnly(parameters, { ...everything, weekdays: [1, 2, 3, 4, 5], hours: [9, 10, 15] });
    expect(parameters.toString()).toBe('weekdays=1-5&hours=9-10.15');
  });

  test('may say anything: only what is known is read', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (weekdays, hours) => {
        const only = readOnly(new URLSearchParams({ weekdays, hours, channel: hours, visitor: 'NEW' }));
        expect(only.weekdays.every((day) => day >= 1 && day <= 7)).toBe(true);
        expect(only.hours.every((one) => one >= 0 && one <= 23)).toBe(true);
        expect(only.visitors).toEqual(['NEW']);
      }),
    );
  });
});

test('Everything of every bot is no filter', () => {
  expect(metricFilterOf([], everything)).toBeNull();
  expect(metricFilterOf(['bot_a'], { ...everything, channels: ['WEB'] })).toEqual({
    botIds: ['bot_a'],
    channels: ['WEB'],
  });
});
