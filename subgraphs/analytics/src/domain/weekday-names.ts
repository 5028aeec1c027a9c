/** A Monday. */
const mondayMs = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;
const options = { weekday: 'long', timeZone: 'UTC' } as const;
const formats = { es: new Intl.DateTimeFormat('es', options), en: new Intl.DateTimeFormat('en', options) };

/** The name of a weekday by its number; 0 is Monday. */
export function weekdayName(number: number, locale: 'es' | 'en'): string {
  return formats[locale].format(mondayMs + number * dayMs);
}
