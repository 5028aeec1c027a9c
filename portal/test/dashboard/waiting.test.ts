import { expect, test } from '@jest/globals';
import { longestWaiting } from '../../src/features/dashboard/model/waiting.js';

const at = (hour: number) => `2026-11-28T${String(hour).padStart(2, '0')}:00:00Z`;

test('The visitors who wait longest come first, and no more than asked for', () => {
  const all = [
    { id: 'one hour', waitingSince: at(19), startedAt: at(18) },
    { id: 'nine hours', waitingSince: at(11), startedAt: at(10) },
    { id: 'since its start', waitingSince: null, startedAt: at(13) },
    { id: 'half an hour', waitingSince: '2026-11-28T19:30:00Z', startedAt: at(9) },
  ];
  expect(longestWaiting(all, 3).map(({ id }) => id)).toEqual(['nine hours', 'since its start', 'one hour']);
});
