import { clockHourOf, localDayOf, type Visitor } from '@tertulia/metrics';
import {
  hourPiecesOf,
  localDaysOf,
  piecesOf,
  toWholeHours,
  type GridPiece,
  type Piece,
  type PickedHour,
  type RollupKind,
  type Window,
} from './window.js';
import { dayAfter, daysBetween, startOfDay } from './zone-days.js';

/** Which conversations of a subject count. Null stands for all values. */
export interface RowFilter {
  readonly versionIds: readonly string[] | null;
  readonly channels: readonly string[] | null;
  readonly languages: readonly string[] | null;
  readonly visitors: readonly Visitor[] | null;
}

/** The same with the times at which they started, in the organization's zone. */
export interface MetricsFilter extends RowFilter {
  /** 1 is Monday, 7 Sunday. */
  readonly weekdays: readonly number[] | null;
  /** 0 to 23. */
  readonly hours: readonly number[] | null;
}

export const noFilter: MetricsFilter = {
  ...{ versionIds: null, channels: null, languages: null, visitors: null },
  ...{ weekdays: null, hours: null },
};

/** The filter with those of its versions that are among these; null if it names some and none is left, because none would mean all. */
export function keptVersions(filter: MetricsFilter, versions: ReadonlySet<string>): MetricsFilter | null {
  const versionIds = filter.versionIds?.filter((versionId) => versions.has(versionId)) ?? null;
  return versionIds?.length === 0 ? null : { ...filter, versionIds };
}

const hourMs = 3_600_000;

export function isBySegment({ channels, languages, visitors }: RowFilter): boolean {
  return channels !== null || languages !== null || visitors !== null;
}

/** The rollups that can answer the filter. */
export function kindOf(filter: MetricsFilter): RollupKind {
  return isBySegment(filter) || filter.hours !== null ? 'SEGMENT' : 'WHOLE';
}

/** The rollups of a countable window for the grid of weekdays and hours: whole days know their hours. */
export function gridPieces(window: Window, timeZone: string, filter: MetricsFilter): GridPiece[] {
  const ofHours = filter.hours === null ? [] : pickedHours(window, timeZone, filter);
  const kind = kindOfHours(ofHours, filter);
  return piecesOf(window, timeZone, kind)
    .flatMap((piece) => onWeekdays(piece, filter))
    .flatMap((piece): GridPiece[] => {
      if ('fromDay' in piece) return [piece];
      return 'hours' in piece ? [] : hourPiecesOf(piece, timeZone, kind);
    });
}

/** Where hours of the zone are hours of UTC, the rollups that are not divided are fewer. */
function kindOfHours(hours: readonly PickedHour[], filter: MetricsFilter): RollupKind {
  return isBySegment(filter) || hours.some(({ at }) => at.getTime() % hourMs !== 0) ? 'SEGMENT' : 'WHOLE';
}

/** The window as the filter can count it: the rollups of segments have no minutes. */
export function countableWindow(window: Window, timeZone: string, filter: MetricsFilter): Window {
  return kindOf(filter) === 'SEGMENT' ? toWholeHours(window, timeZone) : window;
}

/** The rollups of a countable window. */
export function pickedPieces(window: Window, timeZone: string, filter: MetricsFilter): Piece[] {
  if (filter.hours !== null) {
    const hours = pickedHours(window, timeZone, filter);
    const granularity = kindOfHours(hours, filter) === 'SEGMENT' ? 'SEGMENT_HOUR' : 'HOUR';
    return hours.length === 0 ? [] : [{ granularity, hours }];
  }
  return piecesOf(window, timeZone, kindOf(filter)).flatMap((piece) => onWeekdays(piece, filter));
}

/** The parts of a countable window that count, in order; null for all of it. */
export function pickedRanges(window: Window, timeZone: string, filter: MetricsFilter): Window[] | null {
  const { weekdays, hours } = filter;
  if (hours !== null) {
    const picked = pickedHours(window, timeZone, filter);
    return joined(picked.map(({ at }) => ({ from: at, to: new Date(at.getTime() + hourMs) })));
  }
  if (weekdays === null) return null;
  const days = localDaysOf(window, timeZone).filter((day) => isOn(day, filter));
  const within = ({ from, to }: Window): Window => ({
    from: from < window.from ? window.from : from,
    to: to > window.to ? window.to : to,
  });
  return joined(
    days.map((day) => within({ from: startOfDay(day, timeZone), to: startOfDay(dayAfter(day), timeZone) })),
  );
}

/** Whether a cell of the grid of weekdays and hours counts. */
export function isPickedCell(hourOfWeek: number, { weekdays, hours }: MetricsFilter): boolean {
  const isDay = weekdays?.includes(Math.floor(hourOfWeek / 24) + 1) ?? true;
  return isDay && (hours?.includes(hourOfWeek % 24) ?? true);
}

function onWeekdays(piece: Piece, filter: MetricsFilter): Piece[] {
  if (filter.weekdays === null || 'hours' in piece) return [piece];
  if ('day' in piece) return isOn(piece.day, filter) ? [piece] : [];
  const days = daysBetween(piece.fromDay, piece.toDay).filter((day) => isOn(day, filter));
  return days.length === 0 ? [] : [{ ...piece, days }];
}

function isOn(day: string, { weekdays }: MetricsFilter): boolean {
  return weekdays?.includes(new Date(`${day}T00:00:00Z`).getUTCDay() || 7) ?? true;
}

function pickedHours({ from, to }: Window, timeZone: string, filter: MetricsFilter): PickedHour[] {
  const picked: PickedHour[] = [];
  for (let ms = from.getTime(); ms < to.getTime(); ms += hourMs) {
    const at = new Date(ms);
    const day = localDayOf(at, timeZone);
    const isPicked = filter.hours?.includes(clockHourOf(at, timeZone)) ?? true;
    if (isPicked && isOn(day, filter)) picked.push({ at, day });
  }
  return picked;
}

/** Windows that follow each other without a gap become one. */
function joined(windows: readonly Window[]): Window[] {
  const all: Window[] = [];
  for (const window of windows) {
    const last = all.at(-1);
    if (last !== undefined && last.to.getTime() >= window.from.getTime()) last.to = window.to;
    else all.push({ ...window });
  }
  return all;
}
