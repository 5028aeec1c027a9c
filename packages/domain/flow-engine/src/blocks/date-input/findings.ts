import type { BlockOf } from '../../model.js';
import type { Finding } from '../definition.js';

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** What the author has entered wrongly: limits in the wrong order, no day left, a range with a time. */
export function findings({ options }: BlockOf<'dateInput'>): Finding[] {
  const { min, max, daysOff = [], asksTime, isRange } = options;
  const isBackwards = min !== null && max !== null && isoDay.test(min) && isoDay.test(max) && max < min;
  return [
    ...(isBackwards ? [backwards] : []),
    ...(new Set(daysOff).size === 7 ? [noDay] : []),
    ...(asksTime === true && isRange === true ? [timedRange] : []),
  ];
}

const backwards: Finding = {
  code: 'MISSING_OPTION',
  field: 'max',
  message: { es: 'La última fecha es anterior a la primera.', en: 'The last date is before the first.' },
  fix: { es: 'Corrige una de las dos.', en: 'Correct one of the two.' },
};
const noDay: Finding = {
  code: 'MISSING_OPTION',
  field: 'daysOff',
  message: { es: 'No queda ningún día de la semana.', en: 'No day of the week is left.' },
  fix: { es: 'Permite al menos un día.', en: 'Allow at least one day.' },
};
const timedRange: Finding = {
  code: 'MISSING_OPTION',
  field: 'asksTime',
  message: { es: 'Un rango de fechas no puede pedir una hora.', en: 'A range of dates cannot ask for a time.' },
  fix: { es: 'Quita la hora o el rango.', en: 'Remove the time or the range.' },
};
