import type { Locale } from '../conversation/model.js';
import { en } from './en.js';
import { es } from './es.js';
import type { Texts } from './es.js';

export type { Texts } from './es.js';

const catalogue: Record<Locale, Texts> = { es, en };

/** The texts of a language. */
export function textsOf(locale: Locale): Texts {
  return catalogue[locale];
}
