import {
  channelNames,
  languageNames,
  visitorNames,
  weekdayName,
  type Locale,
  type Text,
  type WordedChannel,
} from './names.js';
import { rangesOf } from './ranges.js';

type List<T> = readonly T[] | null;

/** Which conversations count, besides their bots. Null and an empty list stand for all. */
export interface WordedFilter {
  readonly versionIds: List<string>;
  readonly channels: List<string>;
  readonly languages: List<string>;
  readonly visitors: List<string>;
  /** 1 is Monday, 7 Sunday. */
  readonly weekdays: List<number>;
  /** 0 to 23. */
  readonly hours: List<number>;
}

/** What one part of a filter says. */
export interface FilterPart {
  readonly name: keyof WordedFilter;
  readonly text: string;
}

interface Words {
  readonly locale: Locale;
  /** The numbers of the versions, as far as they are known; the others are only counted. */
  readonly versionNumbers?: readonly number[];
}

/** From so many days in a row on they are said as a range. */
const rangeDays = 3;

/** The parts of a filter that leave something out, in words. */
export function filterParts(filter: WordedFilter, words: Words): FilterPart[] {
  const { locale } = words;
  const named = (list: List<string>, names: Readonly<Record<string, Text>>): string =>
    listed((list ?? []).map((value) => names[value]?.[locale] ?? value).toSorted(), locale);
  const texts: Record<keyof WordedFilter, () => string> = {
    versionIds: () => versions((filter.versionIds ?? []).length, words),
    channels: () => named(filter.channels, channelNames satisfies Record<WordedChannel, Text>),
    languages: () => named(filter.languages, languageNames),
    visitors: () => named(filter.visitors, visitorNames),
    weekdays: () => weekdays(filter.weekdays ?? [], locale),
    hours: () => hours(filter.hours ?? [], locale),
  };
  return (Object.keys(texts) as (keyof WordedFilter)[])
    .filter((name) => (filter[name] ?? []).length > 0)
    .map((name) => ({ name, text: texts[name]() }));
}

/** A filter as one line; null if it leaves nothing out. */
export function filterWords(filter: WordedFilter, words: Words): string | null {
  const parts = filterParts(filter, words);
  return parts.length === 0 ? null : parts.map(({ text }) => text).join(' · ');
}

function versions(count: number, { locale, versionNumbers = [] }: Words): string {
  const known = versionNumbers.toSorted((one, other) => one - other);
  const isOne = count === 1;
  if (known.length < count) {
    if (locale === 'es') return isOne ? 'Una versión' : `${count} versiones`;
    return isOne ? 'One version' : `${count} versions`;
  }
  const numbers = listed(known.map(String), locale);
  if (locale === 'es') return `${isOne ? 'Versión' : 'Versiones'} ${numbers}`;
  return `${isOne ? 'Version' : 'Versions'} ${numbers}`;
}

function weekdays(days: readonly number[], locale: Locale): string {
  const names = rangesOf(days).flatMap(([first, last]) => {
    const [from, to] = [first, last].map((day) => weekdayName(day - 1, locale)) as [string, string];
    if (last - first + 1 >= rangeDays) return [locale === 'es' ? `de ${from} a ${to}` : `${from} to ${to}`];
    return first === last ? [from] : [from, to];
  });
  return capital(listed(names, locale));
}

/** Each hour lasts until the next one: 9 to 17 is from 09:00 to 18:00. Hours around midnight are one range. */
function hours(all: readonly number[], locale: Locale): string {
  const ranges = rangesOf(all);
  const [first, last] = [ranges[0], ranges.at(-1)];
  const isAround = ranges.length > 1 && first?.[0] === 0 && last?.[1] === 23;
  const shown = isAround ? [...ranges.slice(1, -1), [last?.[0] ?? 0, first?.[1] ?? 0] as const] : ranges;
  return listed(
    shown.map(([from, to]) => `${clock(from)}–${clock(to + 1)}`),
    locale,
  );
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function listed(parts: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale).format(parts);
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
