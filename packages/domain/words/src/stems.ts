import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemSpanish } from '@orama/stemmers/spanish';
import { Cached } from './cached.js';

const stems = { es: new Cached(stemSpanish), en: new Cached(stemEnglish) };

/** The stem of a folded word in a language. */
export function stemOf(word: string, locale: 'es' | 'en'): string {
  return stems[locale].of(word);
}
