import { describe, expect, test } from '@jest/globals';
import { liveStateOf, newerCounts } from '../../src/frame/live-state.js';

describe('the live state', () => {
  test('The state is live only while the socket works and the counts are not stale', () => {
    expect(liveStateOf('live', { staleSince: null })).toEqual({ name: 'live', since: null });
    expect(liveStateOf('live', null)).toEqual({ name: 'live', since: null });
    const since = '2026-03-01T10:42:00.000Z';
    expect(liveStateOf('live', { staleSince: since })).toEqual({ name: 'stale', since });
  });

  test.each(['idle', 'reconnecting', 'offline'] as const)('The state is that of the socket while it is %s', (state) => {
    expect(liveStateOf(state, { staleSince: '2026-03-01T10:42:00.000Z' })).toEqual({ name: state, since: null });
  });
});

describe('the newest counts', () => {
  test('The counts with the larger sequence are shown, whatever the clocks of two processes say', () => {
    const older = { sequence: 5, at: '2026-03-01T10:42:09Z' };
    const newer = { sequence: 6, at: '2026-03-01T10:42:01Z' };
    expect(newerCounts(older, newer)).toBe(newer);
    expect(newerCounts(newer, older)).toBe(newer);
    expect(newerCounts(null, older)).toBe(older);
    expect(newerCounts(older, null)).toBe(older);
    expect(newerCounts(null, null)).toBeNull();
  });
});
