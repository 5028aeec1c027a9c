import { weekdayName } from '@tertulia/metric-words';
import type { Recurrence } from './recurrence.js';

/** A text in both languages. */
export interface BothTexts {
  readonly es: string;
  readonly en: string;
}

/** When something recurs, as a sentence. */
export function sentenceOf(recurrence: Recurrence): BothTexts {
  const { frequency, weekdays, dayOfMonth, minuteOfDay } = recurrence;
  const [hour, minute] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60];
  const clock = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
  const at = { es: `${hour === 1 ? 'a la' : 'a las'} ${clock}`, en: `at ${clock}` };
  switch (frequency) {
    case 'DAILY':
      return { es: `Todos los días ${at.es}`, en: `Every day ${at.en}` };
    case 'WEEKLY':
      return { es: `Los ${spanishDays(weekdays)} ${at.es}`, en: `Every ${englishDays(weekdays)} ${at.en}` };
    case 'MONTHLY':
      if (dayOfMonth === null)
        return { es: `El último día de cada mes ${at.es}`, en: `On the last day of each month ${at.en}` };
      return { es: `El día ${dayOfMonth} de cada mes ${at.es}`, en: `On day ${dayOfMonth} of each month ${at.en}` };
  }
}

/** Of these, Spanish changes only Saturday and Sunday in the plural. */
function spanishDays(weekdays: readonly number[]): string {
  return listOf('es', weekdays, (name) => (name.endsWith('s') ? name : `${name}s`));
}

function englishDays(weekdays: readonly number[]): string {
  return listOf('en', weekdays, (name) => name);
}

function listOf(locale: 'es' | 'en', weekdays: readonly number[], written: (name: string) => string): string {
  const names = weekdays.toSorted((one, other) => one - other).map((day) => written(weekdayName(day, locale)));
  return new Intl.ListFormat(locale).format(names);
}
