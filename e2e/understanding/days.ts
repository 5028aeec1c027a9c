/** Days from today on in the time zone of the business, and their words. */

const timeZone = 'America/Mexico_City';

export interface Day {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly weekday: string;
  readonly number: string;
  readonly month: string;
}

/** The day that is so many days from today. */
export function dayAfter(days: number, locale: string): Day {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
  const day = new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000);
  const word = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(day);
  return {
    date: day.toISOString().slice(0, 10),
    weekday: word({ weekday: 'long' }),
    number: word({ day: 'numeric' }),
    month: word({ month: 'long' }),
  };
}
