import { IANAZone } from 'luxon';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Days of a zone that are remembered: eleven years. */
const daysMax = 4_000;
const zonesMax = 100;

/** The offset during a whole UTC day; null on days with a change. */
type OffsetsByDay = Map<number, number | null>;

const zones = new Map<string, OffsetsByDay>();

/**
 * Minutes by which the zone's clock is ahead of UTC at a moment. Calendars are asked twice for each UTC day and then remembered; no zone
 * changes twice within one.
 * @throws RangeError for an unknown zone
 */
export function offsetMinutesAt(time: Date, timeZone: string): number {
  const day = Math.floor(time.getTime() / dayMs);
  const offsets = offsetsOf(timeZone);
  const known = offsets.get(day);
  const offset = known === undefined ? remembered(offsets, day, timeZone) : known;
  return offset ?? askedAt(time.getTime(), timeZone);
}

function offsetsOf(timeZone: string): OffsetsByDay {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  if (!IANAZone.isValidZone(timeZone)) throw new RangeError(`Unknown time zone: ${timeZone}`);
  if (zones.size === zonesMax) zones.clear();
  const offsets: OffsetsByDay = new Map();
  zones.set(timeZone, offsets);
  return offsets;
}

function remembered(offsets: OffsetsByDay, day: number, timeZone: string): number | null {
  if (offsets.size >= daysMax) offsets.clear();
  const [start, end] = [askedAt(day * dayMs, timeZone), askedAt((day + 1) * dayMs - 1, timeZone)];
  const offset = start === end ? start : null;
  offsets.set(day, offset);
  return offset;
}

function askedAt(ms: number, timeZone: string): number {
  return IANAZone.create(timeZone).offset(ms);
}

/** The calendar day `YYYY-MM-DD` of the moment in the zone. @throws RangeError for an unknown zone */
export function localDayOf(time: Date, timeZone: string): string {
  const offsetMs = offsetMinutesAt(time, timeZone) * minuteMs;
  return new Date(time.getTime() + offsetMs).toISOString().slice(0, 10);
}

/**
 * The instant at which clocks of the zone show a minute of a calendar day `YYYY-MM-DD`. Of a time that the clock repeats it is the first; a time
 * that the clock skips is as much later as it jumps, so every day has every time once.
 * @throws RangeError for an unknown zone
 */
export function instantOf(day: string, minuteOfDay: number, timeZone: string): Date {
  const shownMs = Date.parse(`${day}T00:00:00Z`) + minuteOfDay * minuteMs;
  const under = (offsetMinutes: number): number => shownMs - offsetMinutes * minuteMs;
  const offsets = [shownMs - dayMs, shownMs + dayMs].map((ms) => offsetMinutesAt(new Date(ms), timeZone));
  const shown = offsets.map(under).filter((ms) => under(offsetMinutesAt(new Date(ms), timeZone)) === ms);
  return new Date(shown.length > 0 ? Math.min(...shown) : under(offsets[0] ?? 0));
}

const hourMs = 3_600_000;

/** First moment of the hour on a clock of the zone. @throws RangeError for an unknown zone */
export function localHourOf(time: Date, timeZone: string): Date {
  const offsetMs = offsetMinutesAt(time, timeZone) * minuteMs;
  return new Date(Math.floor((time.getTime() + offsetMs) / hourMs) * hourMs - offsetMs);
}

/** The hour on a clock of the zone, 0 to 23. @throws RangeError for an unknown zone */
export function clockHourOf(time: Date, timeZone: string): number {
  const offsetMs = offsetMinutesAt(time, timeZone) * minuteMs;
  return new Date(time.getTime() + offsetMs).getUTCHours();
}
