import { hourOf } from '@tertulia/metrics';
import { utcDayOf, type HeatDifference } from './heat.js';
import type { Window } from './window.js';

const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** A part of a window that rows of one size fill exactly. */
export interface HeatPiece extends Window {
  granularity: HeatDifference['granularity'];
}

/** The smallest surrounding window of whole hours, the finest rows of heat. */
export function toWholeHours({ from, to }: Window): Window {
  return { from: hourOf(from), to: hourOf(new Date(to.getTime() + hourMs - 1)) };
}

/** The days of UTC that a window of whole hours includes, and the hours at both edges: at most three pieces. */
export function heatPiecesOf({ from, to }: Window): HeatPiece[] {
  const days = { from: utcDayOf(new Date(from.getTime() + dayMs - 1)), to: utcDayOf(to) };
  const pieces: HeatPiece[] =
    days.from < days.to
      ? [
          { granularity: 'HOUR', from, to: days.from },
          { granularity: 'DAY', ...days },
          { granularity: 'HOUR', from: days.to, to },
        ]
      : [{ granularity: 'HOUR', from, to }];
  return pieces.filter((piece) => piece.from < piece.to);
}

/** The days of UTC that a window touches. */
export function heatDaysOf({ from, to }: Window): Window {
  return { from: utcDayOf(from), to: utcDayOf(new Date(to.getTime() + dayMs - 1)) };
}
