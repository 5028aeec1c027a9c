/**
 * Calendar days in time zones. The browser knows the zones: a library that does too would be a tenth of what the home screen
 * loads. Days are YYYY-MM-DD.
 */
const dayMs = 86_400_000;

/** What clocks of the zone show, as milliseconds of UTC. */
function clockOf(ms: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/** The day of an instant. */
export function dayOf(ms: number, timeZone: string): string {
  return isoDay(clockOf(ms, timeZone));
}

/** The hour of an instant, 0 to 23. */
export function hourOf(ms: number, timeZone: string): number {
  return new Date(clockOf(ms, timeZone)).getUTCHours();
}

/** The day that is so many days later, or earlier. */
export function addDays(day: string, days: number): string {
  return isoDay(Date.parse(day) + days * dayMs);
}

/** The first instant of a day: midnight, or when clocks have jumped over it. */
export function startOfDay(day: string, timeZone: string): number {
  const midnight = Date.parse(day);
  // Clocks may change during the day, so both of its ends are tried.
  const candidates = [midnight - dayMs, midnight + dayMs].map((ms) => midnight - (clockOf(ms, timeZone) - ms));
  const ofDay = candidates.filter((ms) => clockOf(ms, timeZone) >= midnight);
  return Math.min(...ofDay);
}

/** Whether a text is a day that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
