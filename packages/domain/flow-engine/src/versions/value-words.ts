import type { BotDefinition, BusinessProfile, Locale, TimeInterval, Tone } from '../model.js';
import { describeIntervals, joinList } from '../business/describe.js';
import { formatDuration, formatMoney, languageTag } from '../business/format.js';
import { pickText } from '../text/flow-text.js';
import { isKeyed } from './equal.js';

const mostCharacters = 300;

const yes = { es: 'sí', en: 'yes' } as const;
const no = { es: 'no', en: 'no' } as const;
const onRequest = { es: 'precio a consultar', en: 'price on request' } as const;
const tones: Record<Tone, Record<Locale, string>> = {
  TU: { es: 'tú', en: 'tú' },
  USTED: { es: 'usted', en: 'usted' },
  VOS: { es: 'vos', en: 'vos' },
};
const sides: Readonly<Record<string, Record<Locale, string>>> = {
  LEFT: { es: 'izquierda', en: 'left' },
  RIGHT: { es: 'derecha', en: 'right' },
};

/** The context for describing values: currency and country of the business, and the reader's language. */
export interface WordsContext {
  profile: Pick<BusinessProfile, 'currency' | 'country'>;
  locale: Locale;
}

/** The context for describing values of a definition. */
export function wordsOf(definition: BotDefinition, locale: Locale): WordsContext {
  return { profile: definition.profile, locale };
}

/** A field's value in words: `MXN 280`, `9:00–14:00`, `sí`. Null when there is no value or it cannot be described in words. */
export function valueInWords(field: string, value: unknown, context: WordsContext): string | null {
  const text = words(field, value, context);
  if (text === null || text.trim() === '') return null;
  const line = text.replaceAll(/[^\S\u00A0]+/gu, ' ').trim();
  return line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line;
}

function words(field: string, value: unknown, { profile, locale }: WordsContext): string | null {
  // An id says nothing to a reader.
  if (field === 'connectionId' || field === 'contentId') return null;
  if (field === 'priceMinor')
    return typeof value === 'number'
      ? formatMoney(value, profile.currency, languageTag(locale, profile.country))
      : value === null
        ? onRequest[locale]
        : null;
  if (typeof value === 'boolean') return (value ? yes : no)[locale];
  if (typeof value === 'number') return field === 'durationMinutes' ? formatDuration(value) : String(value);
  if (typeof value === 'string') return textInWords(field, value, locale);
  if (Array.isArray(value)) return listInWords(field, value, locale);
  if (!isKeyed(value)) return null;
  if (Array.isArray(value['intervals'])) return describeIntervals(value['intervals'] as TimeInterval[], locale);
  return isText(value) ? pickText(value, locale, locale) : null;
}

function textInWords(field: string, value: string, locale: Locale): string {
  if (field === 'tone') return tones[value as Tone]?.[locale] ?? value;
  if (field === 'position') return sides[value]?.[locale] ?? value;
  if (field === 'locale') return languageName(value, locale);
  return value;
}

function listInWords(field: string, list: readonly unknown[], locale: Locale): string | null {
  if (field === 'intervals') return describeIntervals(list as TimeInterval[], locale);
  const items = list.map((item) => {
    if (typeof item === 'string') return field === 'locales' ? languageName(item, locale) : item;
    if (isText(item)) return pickText(item, locale, locale);
    return isKeyed(item) && typeof item['label'] === 'string' ? item['label'] : null;
  });
  const words = items.filter((item) => item !== null);
  return words.length < items.length ? null : joinList(words, locale);
}

function languageName(code: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
}

/** True for a text with translations. */
export function isText(value: unknown): value is { es?: string; en?: string } {
  if (!isKeyed(value)) return false;
  const said = Object.entries(value).filter(([, text]) => text !== undefined);
  return said.every(([key, text]) => isLanguage(key) && typeof text === 'string');
}

function isLanguage(key: string): boolean {
  return key === 'es' || key === 'en';
}
