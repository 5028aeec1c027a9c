import { en } from './en.js';
import { es } from './es.js';
import type { MailLocale, MailTexts } from './mail-texts.js';

const catalogues: Readonly<Record<MailLocale, MailTexts>> = { es, en };

/** The catalogue of a language. */
export function textsOf(locale: MailLocale): MailTexts {
  return catalogues[locale];
}
