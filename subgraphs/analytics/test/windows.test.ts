import { describe, expect, test } from '@jest/globals';
import { offsetMinutesAt } from '@tertulia/metrics';
import fc from 'fast-check';
import { foldedQuestion, shownQuestion } from '../src/domain/folded-text.js';
import {
  hourPiecesOf,
  localDaysOf,
  piecesOf,
  previousOf,
  toWholeMinutes,
  type Piece,
  type Window,
} from '../src/domain/window.js';
import { dayAfter, startOfDay } from '../src/domain/zone-days.js';

const zones = ['America/Santiago', 'America/Tijuana', 'America/Havana', 'America/Mexico_City', 'Asia/Kolkata', 'UTC'];
const minuteMs = 60_000;
const windows: fc.Arbitrary<Window> = fc
  .tuple(fc.integer({ min: 0, max: 700 * 1_440 }), fc.integer({ min: 1, max: 40 * 1_440 }))
  .map(([start, length]) => {
    const from = Date.parse('2025-01-01T00:00:00Z') + start * minuteMs;
    return { from: new Date(from), to: new Date(from + length * minuteMs) };
  });

function spanOf(piece: Piece, timeZone: string): [number, number] {
  if ('hours' in piece) throw new RangeError('hours one by one are of filters');
  if (!('fromDay' in piece)) return [piece.from.getTime(), piece.to.getTime()];
  return [startOfDay(piece.fromDay, timeZone).getTime(), startOfDay(piece.toDay, timeZone).getTime()];
}

describe('dividing a window', () => {
  test('its pieces cover it exactly, without a gap or an overlap, and are few', () => {
    fc.assert(
      fc.property(windows, fc.constantFrom(...zones), (window, zone) => {
        const pieces = piecesOf(window, zone);
        let reached = window.from.getTime();
        for (const piece of pieces) {
          const [from, to] = spanOf(piece, zone);
          expect(from).toBe(reached);
          expect(to).toBeGreaterThan(from);
          reached = to;
          const stepMs = piece.granularity === 'HOUR' ? 3_600_000 : minuteMs;
          expect([from % stepMs, to % stepMs]).toEqual([0, 0]);
          // A part shorter than a day is within the local day for which it is counted.
          expect('day' in piece ? localDaysOf({ from: new Date(from), to: new Date(to) }, zone) : []).toEqual(
            'day' in piece ? [piece.day] : [],
          );
        }
        expect(reached).toBe(window.to.getTime());
        expect(pieces.length).toBeLessThanOrEqual(7);
      }),
    );
  });

  test('whole days are read from daily rollups', () => {
    const window = { from: new Date('2026-04-01T03:00:00Z'), to: new Date('2026-04-09T04:00:00Z') };
    expect(piecesOf(window, 'America/Santiago')).toEqual([
      { granularity: 'DAY', fromDay: '2026-04-01', toDay: '2026-04-09' },
    ]);
  });

  test('the pieces of the weekly grid cover it too, each with a constant offset', () => {
    fc.assert(
      fc.property(windows, fc.constantFrom(...zones), (window, zone) => {
        let reached = window.from.getTime();
        for (const { from, to, offsetMinutes } of hourPiecesOf(window, zone)) {
          expect(from.getTime()).toBe(reached);
          reached = to.getTime();
          for (const time of [from, new Date(to.getTime() - minuteMs)])
            expect(offsetMinutesAt(time, zone)).toBe(offsetMinutes);
        }
        expect(reached).toBe(window.to.getTime());
      }),
    );
  });
});

describe('days in a time zone', () => {
  test.each([
    // Chile: no midnight in September, two times 23 o'clock in April.
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z', 23],
    ['America/Santiago', '2026-04-04', '2026-04-04T03:00:00.000Z', 25],
    ['America/Tijuana', '2026-03-08', '2026-03-08T08:00:00.000Z', 23],
    ['America/Tijuana', '2026-11-01', '2026-11-01T07:00:00.000Z', 25],
    // Cuba repeats the hour from midnight on.
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z', 25],
    ['America/Mexico_City', '2026-04-05', '2026-04-05T06:00:00.000Z', 24],
  ])('%s: %s starts at %s and has %i hours', (zone, day, start, hours) => {
    expect(startOfDay(day, zone).toISOString()).toBe(start);
    expect(startOfDay(dayAfter(day), zone).getTime() - Date.parse(start)).toBe(hours * 3_600_000);
  });

  test('every day starts where the previous one ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 }), fc.constantFrom(...zones), (count, zone) => {
        const day = dayAfter('2025-01-01', count);
        const start = startOfDay(day, zone);
        expect(localDaysOf({ from: new Date(start.getTime() - 1), to: new Date(start.getTime() + 1) }, zone)).toEqual([
          dayAfter(day, -1),
          day,
        ]);
      }),
    );
  });
});

describe('the previous window', () => {
  test('of whole days has as many whole days, also across a change of the clocks', () => {
    const day = (text: string) => startOfDay(text, 'America/Tijuana');
    const window = { from: day('2026-03-08'), to: day('2026-03-15') };
    expect(previousOf(window, 'America/Tijuana')).toEqual({ from: day('2026-03-01'), to: window.from });
  });

  test('of any other range has the same duration and ends where the range starts', () => {
    fc.assert(
      fc.property(windows, fc.constantFrom(...zones), (window, zone) => {
        const before = previousOf(window, zone);
        expect(before.to).toEqual(window.from);
        const difference = before.to.getTime() - before.from.getTime() - (window.to.getTime() - window.from.getTime());
        expect(Math.abs(difference)).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });
});

test('a window is extended to whole minutes and no further', () => {
  const exact = { from: new Date('2026-03-01T10:00:00Z'), to: new Date('2026-03-01T10:01:00Z') };
  expect(toWholeMinutes(exact)).toEqual(exact);
  const loose = { from: new Date('2026-03-01T10:00:59.999Z'), to: new Date('2026-03-01T10:00:59.999Z') };
  expect(toWholeMinutes(loose)).toEqual(exact);
});

describe('questions', () => {
  test('are the same whatever their case, accents and punctuation', () => {
    const same = ['¿Cuánto cuesta?', 'cuanto CUESTA', ' Cuánto\n cuesta!! '];
    expect(new Set(same.map(foldedQuestion))).toEqual(new Set(['cuanto cuesta']));
    expect(foldedQuestion('¿¿??')).toBe('¿¿??');
  });

  test('are shown on one line, without what a database would refuse, at most 300 characters long', () => {
    expect(shownQuestion('a\u0000b\ud800 \n c')).toBe('a b c');
    expect([...shownQuestion('ñ👍'.repeat(400))]).toHaveLength(300);
  });
});
