import { hourOf, localDayOf, localHourOf, minuteOf, offsetMinutesAt } from '@tertulia/metrics';
import { dayAfter, dayNumber, daysBetween, startOfDay } from './zone-days.js';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** Half-open: `from` is included, `to` is not. */
export interface Window {
  from: Date;
  to: Date;
}

/** An hour of the zone, and the local day that it is of. */
export interface PickedHour {
  at: Date;
  day: string;
}

/** A part of a window that rollups of one size fill exactly. Parts shorter than a day are within one local day, single hours are of any. */
export type Piece =
  /** If `days` is given, only these of its days count. */
  | { granularity: 'DAY' | 'SEGMENT_DAY'; fromDay: string; toDay: string; days?: readonly string[] }
  | { granularity: 'HOUR' | 'MINUTE' | 'SEGMENT_HOUR'; from: Date; to: Date; day: string }
  | { granularity: 'HOUR' | 'SEGMENT_HOUR'; hours: readonly PickedHour[] };

type DayPiece = Extract<Piece, { fromDay: string }>;

/** Of which rollups a window is made: those of bots and versions, or those that are also divided by segment and have no minutes. */
export type RollupKind = 'WHOLE' | 'SEGMENT';

/** A part of a window during which the zone's offset from UTC does not change. */
export interface HourPiece {
  granularity: 'HOUR' | 'MINUTE' | 'SEGMENT_HOUR';
  from: Date;
  to: Date;
  offsetMinutes: number;
}

/** A part of a window for the grid of weekdays and hours: rollups of days know their hours. */
export type GridPiece = DayPiece | HourPiece;

/** The smallest surrounding window of whole minutes, the finest rollups. */
export function toWholeMinutes({ from, to }: Window): Window {
  const end = minuteOf(to);
  return { from: minuteOf(from), to: end.getTime() === to.getTime() ? end : new Date(end.getTime() + minuteMs) };
}

/** The smallest surrounding window of whole hours of the zone, the finest rollups of segments. */
export function toWholeHours({ from, to }: Window, timeZone: string): Window {
  const end = localHourOf(to, timeZone);
  const isWhole = isSame(end, to);
  return {
    from: localHourOf(from, timeZone),
    to: isWhole ? end : localHourOf(new Date(end.getTime() + hourMs), timeZone),
  };
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
export function localDaysOf({ from, to }: Window, timeZone: string): readonly string[] {
  return daysBetween(localDayOf(from, timeZone), dayAfter(localDayOf(new Date(to.getTime() - 1), timeZone)));
}

/**
 * Divides a window of whole minutes into the coarsest rollups that fit exactly: whole local days, then at both edges
 * whole hours, then minutes. At most seven pieces for any length.
 */
export function piecesOf(window: Window, timeZone: string, kind: RollupKind = 'WHOLE'): Piece[] {
  const edge = (part: Window, day: string): Piece[] => cutAtHours(part, kind).map((piece) => ({ ...piece, day }));
  const { from, to } = window;
  const days = localDaysOf(window, timeZone);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const wholeFrom = isSame(startOfDay(first, timeZone), from) ? first : dayAfter(first);
  const wholeTo = isSame(startOfDay(dayAfter(last), timeZone), to) ? dayAfter(last) : last;
  if (wholeFrom < wholeTo) {
    return [
      ...edge({ from, to: startOfDay(wholeFrom, timeZone) }, first),
      { granularity: kind === 'WHOLE' ? 'DAY' : 'SEGMENT_DAY', fromDay: wholeFrom, toDay: wholeTo },
      ...edge({ from: startOfDay(wholeTo, timeZone), to }, last),
    ];
  }
  if (first === last) return edge(window, first);
  const midnight = startOfDay(last, timeZone);
  return [...edge({ from, to: midnight }, first), ...edge({ from: midnight, to }, last)];
}

/** The same without days, divided where the zone's offset changes: for the edges of the grid of weekdays and hours. */
export function hourPiecesOf(window: Window, timeZone: string, kind: RollupKind = 'WHOLE'): HourPiece[] {
  return steadyParts(window, timeZone).flatMap(({ part, offsetMinutes }) =>
    cutAtHours(part, kind).map((piece) => ({ ...piece, offsetMinutes })),
  );
}

function cutAtHours(part: Window, kind: RollupKind): Omit<HourPiece, 'offsetMinutes'>[] {
  const { from, to } = part;
  const isNotEmpty = (piece: Window): boolean => piece.from < piece.to;
  if (kind === 'SEGMENT') return [{ granularity: 'SEGMENT_HOUR' as const, from, to }].filter(isNotEmpty);
  const firstHour = hourOf(new Date(from.getTime() + hourMs - 1));
  const lastHour = hourOf(to);
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
