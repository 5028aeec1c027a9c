import { describe, expect, test } from '@jest/globals';
import { firstMax, isCountCurrent } from '../../src/features/notifications/model/is-count-current.js';

const received = (unread: number, read: number) =>
  Array.from({ length: unread + read }, (_, at) => ({
    id: String(at),
    readAt: at < unread ? null : '2026-03-01T10:00:00Z',
  }));

describe('the number of unread notifications', () => {
  test.each([
    [0, 0, 0, true],
    [2, 2, 5, true],
    [1, 2, 5, false],
    [3, 2, 5, false],
    [40, firstMax, 0, true],
    [10, firstMax - 5, 5, false],
    [null, 0, 0, false],
  ])(
    'Known as %s, with %d unread and %d read ones at the beginning: current is %s',
    (known, unread, read, isCurrent) => {
      expect(isCountCurrent(known, received(unread, read))).toBe(isCurrent);
    },
  );
});
