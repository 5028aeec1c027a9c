import { describe, expect, test } from '@jest/globals';
import { timesOf, weeksOf } from '../src/moments/calendar.js';

const day = (date: string) => ({ date, hours: [] });

describe('days and their times', () => {
  test('Weeks are whole, begin on Monday, and tell the days that can be chosen from the others', () => {
    const weeks = weeksOf([day('2026-12-02'), day('2026-12-07')]);
    expect(weeks.map((week) => [week[0]?.date, week.length])).toEqual([
      ['2026-11-30', 7],
      ['2026-12-07', 7],
    ]);
    expect(
      weeks
        .flat()
        .filter((one) => one.day !== null)
        .map(({ date }) => date),
    ).toEqual(['2026-12-02', '2026-12-07']);
    expect(weeksOf([day('2026-12-06')])).toHaveLength(1);
    expect(weeksOf([])).toEqual([]);
    expect(weeksOf([day('soon')])).toEqual([]);
  });

  test('Times begin with each opening and end before it closes', () => {
    const hours = [
      { opens: '09:15', closes: '10:30' },
      { opens: '23:00', closes: '24:00' },
    ];
    expect(timesOf({ date: '2026-12-02', hours })).toEqual(['09:15', '09:45', '10:15', '23:00', '23:30']);
    expect(timesOf(day('2026-12-02'))).toEqual([]);
  });
});
