import { DateTime } from 'luxon';
import type { BusinessProfile, Locale } from '../model.js';
import { localTime } from '../business/opening.js';
import { foldText } from '@tertulia/words';
import { numberWord } from './number.js';

const weekdays: Readonly<Record<string, number>> = {
  lunes: 1,
  martes: 2,
  miercoles: 3,
  jueves: 4,
  viernes: 5,
  sabado: 6,
  domingo: 7,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
};
const months: Readonly<Record<string, number>> = {
  enero: 1,
  ene: 1,
  january: 1,
  jan: 1,
  febrero: 2,
  feb: 2,
  february: 2,
  marzo: 3,
  mar: 3,
  march: 3,
  abril: 4,
  abr: 4,
  april: 4,
  apr: 4,
  mayo: 5,
  may: 5,
  junio: 6,
  jun: 6,
  june: 6,
  julio: 7,
  jul: 7,
  july: 7,
  agosto: 8,
  ago: 8,
  august: 8,
  aug: 8,
  septiembre: 9,
  setiembre: 9,
  sep: 9,
  sept: 9,
  september: 9,
  octubre: 10,
  oct: 10,
  october: 10,
  noviembre: 11,
  nov: 11,
  november: 11,
  diciembre: 12,
  dic: 12,
  december: 12,
  dec: 12,
};
const nearDays: readonly [RegExp, number][] = [
  [/\b(?:pasado manana|day after tomorrow)\b/, 2],
  [/\b(?:manana|tomorrow)\b/, 1],
  [/\b(?:hoy|today|ahora|tonight)\b/, 0],
];
const partOfDay = /\b(?:(?:por|en|de|a) la (?:manana|tarde|noche)|in the (?:morning|afternoon|evening))\b/g;
const maxLength = 80;
/** Characters of an answer that are read; no date is longer. */
const longestRead = 300;

/** The context for reading a date. */
export interface DateReading {
  profile: BusinessProfile;
  now: Date;
  locale: Locale;
}

/**
 * Reads a date from an answer, as `YYYY-MM-DD` in the time zone of the business; null when there is none.
 * A weekday means the next such day after today; a date without a year means its next occurrence.
 * `05/12` is day first, but month first in English in the United States.
 */
export function readDate(answer: string, reading: DateReading): string | null {
  const text = foldText(answer.slice(0, longestRead)).replace(partOfDay, ' ').replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > maxLength) return null;
  const today = localTime(reading.profile, reading.now).startOf('day');
  return isoForm(text) ?? numericForm(text, today, reading) ?? namedMonth(text, today) ?? relativeForm(text, today);
}

function isoForm(text: string): string | null {
  const match = /\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})\b/.exec(text);
  return match ? validDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

function numericForm(text: string, today: DateTime, reading: DateReading): string | null {
  const match = /\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?\b/.exec(text);
  if (!match) return null;
  const isMonthFirst = reading.locale === 'en' && reading.profile.country === 'US';
  const [first, second] = [Number(match[1]), Number(match[2])];
  let [day, month] = isMonthFirst ? [second, first] : [first, second];
  if (month > 12 && day <= 12) [day, month] = [month, day];
  return dated({ day, month, yearText: match[3] }, today);
}

function namedMonth(text: string, today: DateTime): string | null {
  const dayFirst = /\b([\d]{1,2}|[a-z]+)(?:st|nd|rd|th|o)? (?:de |of )?([a-z]{3,10})\b\.?(?:,? (?:del? )?(\d{4}))?/g;
  for (const match of text.matchAll(dayFirst)) {
    const found = monthAndDay(match[2], match[1], match[3]);
    if (found) return dated(found, today);
  }
  const monthFirst = /\b([a-z]{3,10})\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4}))?/g;
  for (const match of text.matchAll(monthFirst)) {
    const found = monthAndDay(match[1], match[2], match[3]);
    if (found) return dated(found, today);
  }
  return null;
}

interface PartialDate {
  day: number;
  month: number;
  yearText: string | undefined;
}

function monthAndDay(monthText = '', dayText = '', yearText?: string): PartialDate | null {
  if (!Object.hasOwn(months, monthText)) return null;
  const day = dayText === 'primero' ? 1 : /^\d+$/.test(dayText) ? Number(dayText) : numberWord(dayText);
  return day === null ? null : { day, month: months[monthText] ?? 0, yearText };
}

function relativeForm(text: string, today: DateTime): string | null {
  for (const [pattern, days] of nearDays) if (pattern.test(text)) return today.plus({ days }).toISODate();
  const ahead = /\b(?:en|dentro de|in) (\d{1,3}|[a-z]+) (dias?|days?|semanas?|weeks?)\b/.exec(text);
  if (ahead) return daysAhead(ahead, today);
  for (const word of text.split(/[^a-z]+/)) {
    if (Object.hasOwn(weekdays, word)) return nextWeekday(weekdays[word] ?? 1, today);
  }
  const bareDay = /^(?:el|el dia|dia|the)? ?(\d{1,2})(?:st|nd|rd|th)?$/.exec(text);
  return bareDay ? nextMonthDay(Number(bareDay[1]), today) : null;
}

function daysAhead(match: RegExpExecArray, today: DateTime): string | null {
  const count = /^\d+$/.test(match[1] ?? '') ? Number(match[1]) : numberWord(match[1] ?? '');
  if (count === null) return null;
  return today.plus({ days: /^(?:semana|week)/.test(match[2] ?? '') ? count * 7 : count }).toISODate();
}

function nextWeekday(weekday: number, today: DateTime): string | null {
  return today.plus({ days: ((weekday - today.weekday + 6) % 7) + 1 }).toISODate();
}

function nextMonthDay(day: number, today: DateTime): string | null {
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    const month = today.startOf('month').plus({ months: ahead });
    const date = validDate(month.year, month.month, day);
    if (date !== null && date >= (today.toISODate() ?? '')) return date;
  }
  return null;
}

function dated({ day, month, yearText }: PartialDate, today: DateTime): string | null {
  if (yearText !== undefined) {
    const year = Number(yearText);
    return validDate(year < 100 ? 2000 + year : year, month, day);
  }
  const thisYear = validDate(today.year, month, day);
  if (thisYear !== null && thisYear >= (today.toISODate() ?? '')) return thisYear;
  return validDate(today.year + 1, month, day);
}

function validDate(year: number, month: number, day: number): string | null {
  const date = DateTime.fromObject({ year, month, day }, { zone: 'utc' });
  return date.isValid ? date.toISODate() : null;
}
