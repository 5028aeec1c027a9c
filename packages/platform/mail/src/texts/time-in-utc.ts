/** Writes times in UTC, for people whose zone is not known. */
export function timeInUtc(language: 'es-419' | 'en'): (time: string) => string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return (time) => `${format.format(new Date(time))} (UTC)`;
}
