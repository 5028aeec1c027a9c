import { expect, test } from '@jest/globals';
import { minutesOf, slotMinutes, timeOf } from '@tertulia/readers/slots';

test('Every minute of a day is the same time again, and its times sort as its minutes do', () => {
  const minutes = Array.from({ length: 24 * 60 + 1 }, (_, minute) => minute);
  const times = minutes.map(timeOf);
  expect(times.map(minutesOf)).toEqual(minutes);
  expect(times.toSorted()).toEqual(times);
  expect([times[0], times[570], times.at(-1)]).toEqual(['00:00', '09:30', '24:00']);
});

test('A day is divided into whole slots', () => {
  expect((24 * 60) % slotMinutes).toBe(0);
});
