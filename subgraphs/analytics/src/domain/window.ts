import { hourOf, localDayOf, minuteOf, offsetMinutesAt } from '@tertulia/metrics';
import { dayAfter, dayNumber, daysBetween, startOfDay } from './zone-days.js';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** Half-open: `from` is included, `to` is not. */
export interface Window {
  from: Date;
  to: Date;
}

/** A part of a window that rollups of one size fill exactly. Parts shorter than a day are within one local day. */
export type Piece =
  | { granularity: 'DAY'; fromDay: string; toDay: string }
  | { granularity: 'HOUR' | 'MINUTE'; from: Date; to: Date; day: string };

/** A part of a window during which the zone's offset from UTC does not change. */
export interface HourPiece {
  granularity: 'HOUR' | 'MINUTE';
  from: Date;
  to: Date;
  offsetMinutes: number;
}

/** The smallest surrounding window of whole minutes, the finest rollups. */
export function toWholeMinutes({ from, to }: Window): Window {
  const end = minuteOf(to);
  return { from: minuteOf(from), to: end.getTime() === to.getTime() ? end : new Date(end.getTime() + minuteMs) };
}

/** The previous window: as many local days if the window is whole local days, otherwise of the same duration. */
export function previousOf(window: Window, timeZone: string): Window {
  const { from, to } = window;
  const [firstDay, endDay] = [localDayOf(from, timeZone), localDayOf(to, timeZone)];
  const isWholeDays = isSame(startOfDay(firstDay, timeZone), from) && isSame(startOfDay(endDay, timeZone), to);
  if (!isWholeDays) return { from: new Date(2 * from.getTime() - to.getTime()), to: from };
  return { from: startOfDay(dayAfter(firstDay, dayNumber(firstDay) - dayNumber(endDay)), timeZone), to: from };
}

/** Every local day that the window includes in part, in order. */
export function localDaysOf({ from, to }: Window, timeZone: string): string[] {
  return daysBetween(localDayOf(from, timeZone), dayAfter(localDayOf(new Date(to.getTime() - 1), timeZone)));
}

/**
 * Divides a window of whole minutes into the coarsest rollups that fit exactly: whole local days, then at both edges
 * whole hours, then minutes. At most seven pieces for any length.
 */
export function piecesOf(window: Window, timeZone: string): Piece[] {
  const { from, to } = window;
  const days = localDaysOf(window, timeZone);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const wholeFrom = isSame(startOfDay(first, timeZone), from) ? first : dayAfter(first);
  const wholeTo = isSame(startOfDay(dayAfter(last), timeZone), to) ? dayAfter(last) : last;
  if (wholeFrom < wholeTo) {
    return [
      ...edge({ from, to: startOfDay(wholeFrom, timeZone) }, first),
      { granularity: 'DAY', fromDay: wholeFrom, toDay: wholeTo },
      ...edge({ from: startOfDay(wholeTo, timeZone), to }, last),
    ];
  }
  if (first === last) return edge(window, first);
  const midnight = startOfDay(last, timeZone);
  return [...edge({ from, to: midnight }, first), ...edge({ from: midnight, to }, last)];
}

/** The same without days, divided where the zone's offset changes: for the grid of weekdays and hours. */
export function hourPiecesOf(window: Window, timeZone: string): HourPiece[] {
  return steadyParts(window, timeZone).flatMap(({ part, offsetMinutes }) =>
    cutAtHours(part).map((piece) => ({ ...piece, offsetMinutes })),
  );
}

function edge(part: Window, day: string): Piece[] {
  return cutAtHours(part).map((piece) => ({ ...piece, day }));
}

function cutAtHours({ from, to }: Window): { granularity: 'HOUR' | 'MINUTE'; from: Date; to: Date }[] {
  const firstHour = hourOf(new Date(from.getTime() + hourMs - 1));
  const lastHour = hourOf(to);
  const isNotEmpty = (piece: Window): boolean => piece.from < piece.to;
  if (firstHour >= lastHour) return [{ granularity: 'MINUTE' as const, from, to }].filter(isNotEmpty);
  return [
    { granularity: 'MINUTE' as const, from, to: firstHour },
    { granularity: 'HOUR' as const, from: firstHour, to: lastHour },
    { granularity: 'MINUTE' as const, from: lastHour, to },
  ].filter(isNotEmpty);
}

function steadyParts({ from, to }: Window, timeZone: string): { part: Window; offsetMinutes: number }[] {
  const parts: { part: Window; offsetMinutes: number }[] = [];
  let start = from;
  let offsetMinutes = offsetMinutesAt(from, timeZone);
  let cursor = from;
  while (cursor < to) {
    const next = new Date(Math.min(cursor.getTime() + dayMs, to.getTime()));
    const changed = firstOutside(
      { from: cursor, to: next },
      (time) => offsetMinutesAt(time, timeZone) === offsetMinutes,
    );
    if (changed !== null) {
      parts.push({ part: { from: start, to: changed }, offsetMinutes });
      start = changed;
      offsetMinutes = offsetMinutesAt(changed, timeZone);
    }
    cursor = changed ?? next;
  }
  return [...parts, { part: { from: start, to }, offsetMinutes }];
}

/** The first minute inside for which the condition no longer holds; no zone changes twice in a day. */
function firstOutside({ from, to }: Window, holds: (time: Date) => boolean): Date | null {
  const minute = (index: number): Date => new Date(from.getTime() + index * minuteMs);
  if (!holds(from)) return from;
  let inside = 0;
  let outside = Math.ceil((to.getTime() - from.getTime()) / minuteMs) - 1;
  if (holds(minute(outside))) return null;
  while (outside - inside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (holds(minute(middle))) inside = middle;
    else outside = middle;
  }
  return minute(outside);
}

function isSame(left: Date, right: Date): boolean {
  return left.getTime() === right.getTime();
}
