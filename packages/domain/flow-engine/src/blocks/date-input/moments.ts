import type { Moment, TimeSpan } from '@tertulia/readers';
import { formatDate } from '../../business/describe.js';
import { formatTimes } from '../../business/format.js';
import type { Locale } from '../../model.js';

/** The variable with the time that was said beside the day: `HH:mm`, or `HH:mm-HH:mm` for a range. */
export function timeVariable(variable: string): string {
  return `${variable}_time`;
}

/** The variable with the last day of a range. */
export function endVariable(variable: string): string {
  return `${variable}_end`;
}

export function timeValue({ from, to }: TimeSpan): string {
  return to === null ? from : `${from}-${to}`;
}

/** `viernes 27 de noviembre de 2026, 16:30`, `Friday, November 27, 2026, 10:00 AM to 12:00 PM`. */
export function momentText({ date, time }: Moment, locale: Locale): string {
  const parts = [
    date === null ? '' : formatDate(date, locale),
    time === null ? '' : formatTimes(timeValue(time), locale),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** The same moment as an answer that is read in only one way. */
export function momentAnswer({ date, time }: Moment): string {
  const timed = time === null ? '' : time.to === null ? ` ${time.from}` : ` de ${time.from} a ${time.to}`;
  return `${date ?? ''}${timed}`;
}
