/** A simulated time: a day of the week (1 is Monday) and a time of day, where the business is. */
export interface PretendedTime {
  weekday: number;
  /** `HH:mm`. */
  time: string;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** The next instant, today included, at which it is that day and time in a zone; null for no time of day. */
export function instantOf({ weekday, time }: PretendedTime, timeZone: string, now: Date): Date | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/u.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const here = wallTimeOf(now, timeZone);
  const today = Math.floor(here / dayMs) * dayMs;
  const ahead = (weekday - (new Date(here).getUTCDay() || 7) + 7) % 7;
  const wanted = today + ahead * dayMs + (Number(hours) * 60 + Number(minutes)) * minuteMs;
  // The offset of the zone at that time, which may be another than now.
  const guess = wanted - (here - now.getTime());
  return new Date(guess - (wallTimeOf(new Date(guess), timeZone) - wanted));
}

/** What clocks show in a zone, in milliseconds as if it were UTC; whole minutes. */
function wallTimeOf(at: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
}
