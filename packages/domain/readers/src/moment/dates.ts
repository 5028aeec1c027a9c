import type { DateTime } from 'luxon';
import { dayOf, fullYear, nextMonthDay, nthWeekday } from './calendar.js';
import type { Item, Rule, Scene } from './items.js';
import { anyMonth, anyWeekday, months, weekdays } from './vocabulary.js';

export const nth = '(?:o|a|er|ero|era|ro|ra|do|da|to|ta|st|nd|rd|th)';
const year = "(?:,? ?(?:del? |of )?(?:ano )?'?(\\d{4}|(?<='|\\bdel )\\d{2}(?!\\d| ?[:h])))?";
const nextMonth =
  '(?:del? |of )?(?:(?:el |the )?(?:proximo|siguiente|next) (?:mes|month)|(?:el )?mes (?:que viene|que entra|proximo|siguiente|entrante)|(?:the )?(?:coming|following) month)';
const thisMonth = '(?:del? |of )(?:este |this |the |el )?(?:mes|month)(?: en curso| corriente)?(?! que)';

export function one(day: DateTime | null): Item[] {
  return [{ kind: 'days', days: day === null ? [] : [day], isRange: false }];
}

export function span(days: readonly (DateTime | null)[]): Item[] {
  return [{ kind: 'days', days: days.filter((day) => day !== null), isRange: true }];
}

/** Dates with a month: ISO, numeric and named, and ranges of them. */
export const dateRules: readonly Rule[] = [
  {
    pattern: /(?<![\d-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t(?=\d)|(?![\d/]))/g,
    make: ([, y, m, d]) => one(dayOf(Number(y), Number(m), Number(d))),
  },
  {
    pattern: /(?<![\d/.-])(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?![\d/])/g,
    make: ([, a = '', , b = '', y = ''], scene) =>
      numericDate(Number(a), Number(b), { scene, year: fullYear(y, scene.today) }),
  },
  {
    pattern: /(?<![\d/.])(\d{1,2}) ?\/ ?(\d{1,2})(?![\d/])/g,
    make: ([, a, b], scene) => numericDate(Number(a), Number(b), { scene, year: null }),
  },
  {
    pattern: /\b(?:el |dia )(\d{1,2}) del? (?:mes )?(\d{1,2})\b(?! ?(?:personas|people|[:.h]\d))(?: del? (\d{4}))?/g,
    make: ([, a, b, y = ''], scene) => numericDate(Number(a), Number(b), { scene, year: y === '' ? null : Number(y) }),
  },
  {
    pattern: new RegExp(
      `\\b(?:del?|entre|from|between)? ?(?:el |the )?(?:dia )?(\\d{1,2})${nth}? ?(al|a|y|e|o|u|-|and|or|to|hasta el) ?(?:el |the )?(\\d{1,2})${nth}? ?(?:de |of )?(${anyMonth})\\b${year}`,
      'g',
    ),
    make: ([, a, , b, m = '', y = ''], scene) =>
      span([a, b].map((day) => named({ day: Number(day), month: m, year: y }, scene))),
  },
  {
    pattern: new RegExp(
      `\\b(?:from |between )?(${anyMonth}) (\\d{1,2})${nth}? ?(?:-|to|and|or) ?(\\d{1,2})${nth}?\\b(?! ?[:h])${year}`,
      'g',
    ),
    make: ([, m = '', a, b, y = ''], scene) =>
      span([a, b].map((day) => named({ day: Number(day), month: m, year: y }, scene))),
  },
  {
    pattern: new RegExp(`(?<![\\d:.])(\\d{1,2})[/-](${anyMonth})[/-](\\d{4}|\\d{2})\\b`, 'g'),
    make: ([, d, m = '', y = ''], scene) => one(named({ day: Number(d), month: m, year: y }, scene)),
  },
  {
    pattern: new RegExp(
      `(?<![\\d:.])(?:dia )?(\\d{1,2})${nth}? ?(?:del? mes de |de |of |/|-)? ?(${anyMonth})\\b\\.?(?:/|-)?${year}`,
      'g',
    ),
    make: ([, d, m = '', y = ''], scene) => one(named({ day: Number(d), month: m, year: y }, scene)),
  },
  {
    pattern: new RegExp(
      `\\b(${anyMonth})\\.? ?(?:the |el )?(\\d{1,2})${nth}?\\b(?! ?[:.h]\\d| ?(?:am|pm|hrs?)\\b)${year}`,
      'g',
    ),
    make: ([, m = '', d, y = ''], scene) =>
      m === 'mar' && scene.where.locale === 'es' ? null : one(named({ day: Number(d), month: m, year: y }, scene)),
  },
  {
    pattern: new RegExp(
      `\\b(?:el |the )?(?:(\\d)${nth}?|(ultimo|last)) (${anyWeekday}) (?:de |of |in )(?:(${anyMonth})|(este mes|this month|the month)|(next month|(?:el )?proximo mes))\\b${year}`,
      'g',
    ),
    make: ([, ordinal, , day = '', m = '', , next = '', y = ''], scene) =>
      one(
        nthOfMonth({ nth: ordinal === '' ? -1 : Number(ordinal), day, month: m, isNext: next !== '', year: y }, scene),
      ),
  },
  {
    pattern: new RegExp(
      `\\b(?:el |the )?(?:(\\d)${nth}?|(ultimo|last)) (${anyWeekday}) (?:${thisMonth}|(${nextMonth}))`,
      'g',
    ),
    make: ([, ordinal, , day = '', next = ''], scene) =>
      one(
        nthOfMonth(
          { nth: ordinal === '' ? -1 : Number(ordinal), day, month: '', isNext: next !== '', year: '' },
          scene,
        ),
      ),
  },
  {
    pattern: new RegExp(`\\b(?:el |the )?(?:1o dia|first day) (?:de |del mes de |of )(${anyMonth})\\b`, 'g'),
    make: ([, m = ''], { today }) => one(nextDate(1, months[m] ?? 1, today)),
  },
  {
    pattern: new RegExp(
      `\\b(?:el |the )?(?:ultimo dia|last day) (?:(?:de |of )(${anyMonth})\\b|(${nextMonth})|${thisMonth})`,
      'g',
    ),
    make: ([, m = '', next], scene) => one(lastDay(m, next !== '', scene)),
  },
  {
    pattern: new RegExp(`\\b(?:el |the )?(?:dia )?(\\d{1,2})${nth}? (?:(${nextMonth})|${thisMonth})`, 'g'),
    make: ([, d, next], { today }) => {
      const month = today.startOf('month').plus({ months: next === '' ? 0 : 1 });
      return one(dayOf(month.year, month.month, Number(d)));
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:a |en |in |at the |el |the )?(?:principios?|comienzos?|inicios?|mediados?|finales|fines?|early|mid|late|end|beginning|middle) (?:del? |of )?(?:${anyMonth}|(?:el )?mes|the month|next month)\\b`,
      'g',
    ),
    make: () => span([]),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:en|in|para|durante|for) (?:${anyMonth})(?! \\d)|${nextMonth}|(?:este|this) (?:mes|month))\\b`,
      'g',
    ),
    make: () => span([]),
  },
];

/** Two numbers that may be a date or a time; times must have been read before. */
export const pairRules: readonly Rule[] = [
  {
    pattern: /(?<![\d/.,])(\d{1,2}) ?([.-]) ?(\d{1,2})(?![\d/]|[.,]\d| ?(?:am|pm|hrs?|hs|h)\b)\.?/g,
    make: ([, a, sign = '', b]) => [{ kind: 'pair', first: Number(a), second: Number(b), sign }],
  },
];

/** Month first in English in the United States; in English elsewhere both when both are possible. */
export function numericDate(
  first: number,
  second: number,
  { scene, year: given }: { scene: Scene; year: number | null },
): Item[] {
  const { locale, country } = scene.where;
  const dated = (day: number, month: number): DateTime | null =>
    given === null ? nextDate(day, month, scene.today) : dayOf(given, month, day);
  const isMonthFirst = locale === 'en' && country === 'US';
  const [usual, other] = isMonthFirst
    ? [dated(second, first), dated(first, second)]
    : [dated(first, second), dated(second, first)];
  if (usual === null) return one(other);
  const isOpen = locale === 'en' && !['US', 'GB', 'IE', 'AU', 'NZ'].includes(country) && first !== second;
  return isOpen && other !== null ? [{ kind: 'days', days: [usual, other], isRange: false }] : one(usual);
}

function named(date: { day: number; month: string; year: string }, { today }: Scene): DateTime | null {
  const month = months[date.month] ?? 0;
  return date.year === '' ? nextDate(date.day, month, today) : dayOf(fullYear(date.year, today), month, date.day);
}

/** The next such date, today included; 29 February waits for a leap year. */
export function nextDate(day: number, month: number, today: DateTime): DateTime | null {
  const years = day === 29 && month === 2 ? 9 : 2;
  for (let ahead = 0; ahead < years; ahead += 1) {
    const date = dayOf(today.year + ahead, month, day);
    if (date !== null && date >= today) return date;
  }
  return null;
}

interface NthDay {
  nth: number;
  day: string;
  month: string;
  isNext: boolean;
  year: string;
}

function nthOfMonth({ nth: place, day, month, isNext, year: given }: NthDay, { today }: Scene): DateTime | null {
  const weekday = weekdays[day] ?? 1;
  if (month === '') return nthWeekday(place, weekday, today.plus({ months: isNext ? 1 : 0 }));
  const first = dayOf(given === '' ? today.year : Number(given), months[month] ?? 1, 1);
  const date = first && nthWeekday(place, weekday, first);
  if (date === null || given !== '' || date >= today) return date;
  return nthWeekday(place, weekday, first?.plus({ years: 1 }) ?? today);
}

function lastDay(month: string, isNext: boolean, { today }: Scene): DateTime {
  const start = today.startOf('month').plus({ months: isNext ? 1 : 0 });
  if (month === '') return start.endOf('month').startOf('day');
  const first = today.set({ month: months[month] ?? 1, day: 1 });
  return (first.endOf('month') < today ? first.plus({ years: 1 }) : first).endOf('month').startOf('day');
}

/** A bare day of the month. */
export function monthDay(day: number, { today }: Scene): Item[] {
  return one(nextMonthDay(day, today));
}
