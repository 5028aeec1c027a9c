import type { Locale } from '@tertulia/flow-engine';
import { foldedWords } from '@tertulia/words';
import { holidayNames, holidayRules, specialDays } from './holiday-data.js';

/** A day on which hours may differ. */
export interface Holiday {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly key: string;
  /** False for a day on which many change their hours though it is no public holiday. */
  readonly isPublic: boolean;
}

const dayMs = 86_400_000;
/** The words of every name of a holiday, by its key. */
const wordsByKey = Object.entries(holidayNames).map(([key, { es, en, also = [] }]) => ({
  key,
  phrases: [es, en, ...also].map((name) => foldedWords(name).join(' ')),
}));

/** Public holidays of a country in a year, with the days around them on which many close early; empty for an unknown country. */
export function holidaysOf(country: string, year: number): readonly Holiday[] {
  const rules = Object.hasOwn(holidayRules, country) ? (holidayRules[country] ?? '') : '';
  const ofCountry = daysOf(rules, year, true);
  const known = new Set(ofCountry.map(({ key }) => key));
  return [...ofCountry, ...daysOf(specialDays, year, false).filter(({ key }) => !known.has(key))];
}

function daysOf(rules: string, year: number, isPublic: boolean): Holiday[] {
  return rules
    .split(' ')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [key = '', rule = ''] = pair.split(':');
      return { key, date: isoDate(dayOf(rule, year)), isPublic };
    });
}

/** The holiday on a day, if it is one. */
export function holidayOn(country: string, date: string): Holiday | null {
  return holidaysOf(country, Number(date.slice(0, 4))).find((holiday) => holiday.date === date) ?? null;
}

/** The next days from `today` on that bear a name found in the words: several for Holy Week, none if no holiday is named. */
export function holidaysNamed(words: readonly string[], country: string, today: string): readonly Holiday[] {
  const text = ` ${words.join(' ')} `;
  const named = new Set<string>();
  let longest = 0;
  for (const { key, phrases } of wordsByKey) {
    const found = Math.max(0, ...phrases.filter((phrase) => text.includes(` ${phrase} `)).map(({ length }) => length));
    if (found < longest || found === 0) continue;
    if (found > longest) named.clear();
    longest = found;
    named.add(key);
  }
  if (named.size === 0) return [];
  const year = Number(today.slice(0, 4));
  const coming = [year, year + 1].map((each) =>
    holidaysOf(country, each).filter(({ key, date }) => named.has(key) && date >= today),
  );
  return coming.find((days) => days.length > 0) ?? [];
}

export function holidayName({ key }: Holiday, locale: Locale): string {
  return holidayNames[key]?.[locale] ?? key;
}

function dayOf(rule: string, year: number): number {
  const easter = /^E([+-]\d+)$/.exec(rule);
  if (easter) return easterOf(year) + Number(easter[1]) * dayMs;
  const nth = /^(\d\d)#(\d)-(\d)$/.exec(rule);
  if (nth) return nthWeekday(year, Number(nth[1]), { nth: Number(nth[2]), weekday: Number(nth[3]) });
  const fixed = Date.UTC(year, Number(rule.slice(0, 2)) - 1, Number(rule.slice(3, 5)));
  const weekday = new Date(fixed).getUTCDay();
  if (rule.endsWith('>')) return fixed + ((8 - weekday) % 7) * dayMs;
  const lastBrought = rule.endsWith('~') ? 3 : rule.endsWith('<') ? 4 : 0;
  if (lastBrought === 0 || weekday < 2 || weekday === 6) return fixed;
  return weekday <= lastBrought ? fixed - (weekday - 1) * dayMs : fixed + (8 - weekday) * dayMs;
}

/** `nth` 5 is the last one. */
function nthWeekday(year: number, month: number, { nth, weekday }: { nth: number; weekday: number }): number {
  const first = Date.UTC(year, month - 1, 1);
  const offset = (weekday - new Date(first).getUTCDay() + 7) % 7;
  const day = first + (offset + (nth - 1) * 7) * dayMs;
  return new Date(day).getUTCMonth() === month - 1 ? day : day - 7 * dayMs;
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm. */
function easterOf(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return Date.UTC(year, month - 1, day);
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
