import { describe, expect, test } from '@jest/globals';
import {
  clockOf,
  isOffered,
  isOn,
  minuteOf,
  switched,
  type Route,
} from '../../src/features/notifications/model/routes.js';

const route: Route = { kind: 'URGENT', way: 'EMAIL', isOn: true, bots: [{ id: 'bot_1' }] };

describe('the routes of a person', () => {
  test('What is not among them is on', () => {
    expect(isOn([], 'GOAL', 'FEED')).toBe(true);
    expect(isOn([{ ...route, isOn: false }], 'URGENT', 'EMAIL')).toBe(false);
    expect(isOn([{ ...route, isOn: false }], 'URGENT', 'FEED')).toBe(true);
  });

  test('A way that the rule of the organization leaves out is not offered', () => {
    const offers = [
      { kind: 'GOAL', ways: [] },
      { kind: 'BAD_RATING', ways: ['FEED'] },
    ] as const;
    expect(isOffered(offers, 'GOAL')).toBe(false);
    expect(isOffered(offers, 'BAD_RATING')).toBe(true);
    expect(isOffered(offers, 'BAD_RATING', 'EMAIL')).toBe(false);
    expect(isOffered(null, 'GOAL', 'FEED')).toBe(true);
  });

  test('Switching one keeps its bots and all the others', () => {
    const other: Route = { kind: 'GOAL', way: 'FEED', isOn: false, bots: [] };
    expect(switched([route, other], { kind: 'URGENT', way: 'EMAIL', isOn: false })).toEqual([
      { kind: 'GOAL', way: 'FEED', isOn: false, botIds: [] },
      { kind: 'URGENT', way: 'EMAIL', isOn: false, botIds: ['bot_1'] },
    ]);
    expect(switched([], { kind: 'GOAL', way: 'EMAIL', isOn: true })).toEqual([
      { kind: 'GOAL', way: 'EMAIL', isOn: true, botIds: [] },
    ]);
  });
});

describe('the time of quiet hours', () => {
  test.each([
    [0, '00:00'],
    [420, '07:00'],
    [1_320, '22:00'],
    [1_439, '23:59'],
  ])('Minute %d of the day is %s', (minute, clock) => {
    expect(clockOf(minute)).toBe(clock);
    expect(minuteOf(clock)).toBe(minute);
  });

  test.each(['', '7', ':', '--:--'])('%j is no time', (text) => {
    expect(minuteOf(text)).toBeNull();
  });
});
