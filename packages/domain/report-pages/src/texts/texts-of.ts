import type { Locale } from '@tertulia/region-formats';
import { en } from './en.js';
import { es } from './es.js';
import type { ReportTexts } from './report-texts.js';

const catalogues: Readonly<Record<Locale, ReportTexts>> = { es, en };

export function textsOf(locale: Locale): ReportTexts {
  return catalogues[locale];
}
