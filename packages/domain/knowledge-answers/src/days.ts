import { localTime, readDate, type BusinessProfile, type Locale } from '@tertulia/flow-engine';
import { monthNames, weekdayNames } from '@tertulia/readers';
import { isMeant } from '@tertulia/words';
import { holidaysNamed, type Holiday } from './holidays/holidays.js';

/** The days that a question names. */
export interface NamedDays {
  /** `YYYY-MM-DD`, in order; empty when it names none. */
  readonly dates: readonly string[];
  /** Words that name a day or a part of one. */
  readonly words: ReadonlySet<string>;
  readonly holidays: readonly Holiday[];
  /** It asks about holidays in general. */
  readonly isAboutHolidays: boolean;
}

interface Moment {
  readonly now: Date;
  readonly locale: Locale;
  readonly profile: BusinessProfile;
}

const weekdays = Object.keys(weekdayNames);
const months = new Set(Object.keys(monthNames));
const nearDays = new Set('hoy manana today tomorrow tonight ahorita ahora now'.split(' '));
const aroundDays = new Set(
  'dia dias day days semana fin week weekend weekends weekdays weekday tarde tardes noche noches mediodia madrugada morning afternoon evening night noon late early temprano tarde pasado proximo siguiente next this hora horas hour time right am pm hrs puente ano year'.split(
    ' ',
  ),
);
const holidayWords = new Set(
  'feriado feriados festivo festivos holiday holidays asueto puente puentes vacaciones inhabil inhabiles'.split(' '),
);
/** A time of the day, which is no day: `a las 8 de la mañana`, `at 8 pm`. */
const clockTime =
  /\b(?:(?:a|hasta|desde|de|antes de|despues de) las? \d{1,2}(?:[ :.]\d\d)?(?: y media)?|(?:at|until|till|by|before|after|from) \d{1,2}(?:[ :.]\d\d)?|\d{1,2}(?:[ :.]\d\d)? ?(?:am|pm|hrs|horas|hs|o clock))(?: ?(?:am|pm|hrs|horas|hs|de la (?:manana|tarde|noche)))?\b/g;
const partOfDay = /\b(?:por|en|de|a) la (?:manana|tarde|noche)\b|\bin the (?:morning|afternoon|evening)\b/g;

/** The days of a question, in the time zone of the business. */
export function daysIn(question: string, words: readonly string[], moment: Moment): NamedDays {
  const today = localTime(moment.profile, moment.now).toISODate() ?? '';
  const spoken = words
    .map((word) => (isMeant(word, 'tomorrow') ? 'tomorrow' : isMeant(word, 'manana') ? 'manana' : word))
    .join(' ')
    .replace(clockTime, ' ')
    .replace(partOfDay, ' ')
    .split(' ')
    .filter(Boolean);
  const holidays = holidaysNamed(words, moment.profile.country, today);
  const dayWords = new Set(words.filter((word) => isDayWord(word)));
  return {
    dates: datesIn(question, spoken, { ...moment, today, holidays }),
    words: dayWords,
    holidays,
    isAboutHolidays: holidays.length === 0 && words.some((word) => holidayWords.has(word)),
  };
}

function datesIn(
  question: string,
  spoken: readonly string[],
  moment: Moment & { today: string; holidays: readonly Holiday[] },
): string[] {
  const excepted = exceptionIn(spoken, moment.profile, moment.today);
  if (excepted !== null) return [excepted];
  const numeric = /\b\d{1,4}[/-]\d{1,2}(?:[/-]\d{2,4})?\b/.exec(question)?.[0];
  const written = spoken.join(' ').replace(/\b(\d{1,2}) (?:de )?(\p{L}+)\b/gu, '$1 de $2');
  const dated = numeric ?? datedPart(written);
  const read = dated === null ? null : readDate(dated, moment);
  if (read !== null) return [read];
  if (moment.holidays.length > 0) return moment.holidays.map(({ date }) => date);
  const named = spoken.flatMap((word) => (isWeekend(word, spoken) ? ['saturday', 'sunday'] : (weekdayOf(word) ?? [])));
  const near = nearDay(spoken);
  const texts = near === null ? [...new Set(named)] : [near];
  return texts.flatMap((text) => readDate(text, moment) ?? []).toSorted();
}

/** `24 de diciembre`, `december 24`, `el 24`: the part of a text that gives a date. */
function datedPart(text: string): string | null {
  const pairs = [...text.matchAll(/\b(\d{1,2}) de (\p{L}+)/gu), ...text.matchAll(/\b(\p{L}+) (?:el )?(\d{1,2})\b/gu)];
  const named = pairs.find(([, first = '', second = '']) => months.has(first) || months.has(second));
  return named?.[0] ?? /\b(?:el|dia|the) (\d{1,2})\b(?! (?:personas|people|min))/.exec(text)?.[1] ?? null;
}

function nearDay(words: readonly string[]): string | null {
  const text = words.join(' ');
  if (/\bpasado manana\b/.test(text)) return 'pasado manana';
  if (/\bday after tomorrow\b/.test(text)) return 'day after tomorrow';
  return words.find((word) => nearDays.has(word)) === undefined
    ? null
    : words.some((word) => word === 'manana' || word === 'tomorrow')
      ? 'tomorrow'
      : 'today';
}

function isWeekend(word: string, words: readonly string[]): boolean {
  return word === 'weekend' || word === 'weekends' || (word === 'fin' && words.includes('semana'));
}

function weekdayOf(word: string): string | null {
  const one = word.length > 5 && !word.endsWith('es') ? word.replace(/s$/, '') : word;
  return weekdays.find((day) => day === one || day === word) ?? weekdays.find((day) => isMeant(word, day)) ?? null;
}

function isDayWord(word: string): boolean {
  return (
    isMeant(word, 'tomorrow') ||
    [nearDays, aroundDays, months, holidayWords].some((set) => set.has(word)) ||
    /^\d{1,4}(?:am|pm|h|hs|hrs|st|nd|rd|th)?$/.test(word) ||
    weekdayOf(word) !== null
  );
}

/** The next day with hours of its own whose name the question says. */
function exceptionIn(words: readonly string[], profile: BusinessProfile, today: string): string | null {
  const named = profile.exceptions.filter(({ label, date }) => {
    const name = label
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2);
    return date >= today && name.length > 0 && name.every((word) => words.includes(word));
  });
  return named.toSorted((a, b) => a.date.localeCompare(b.date))[0]?.date ?? null;
}
